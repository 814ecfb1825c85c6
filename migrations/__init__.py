"""Alembic's migrations, part of the wheel."""
