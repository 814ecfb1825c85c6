"""The tables: what is encrypted says where it stands, and a table is named after its job."""

from sqlalchemy.orm import Mapper

import bot.models  # noqa: F401 - fills the metadata
from bot.database import Base, EncryptedJSON, EncryptedText

JOBS = (
    "audit",
    "collaboration",
    "delivery",
    "digest",
    "feeds",
    "forms",
    "guilds",
    "members",
    "news",
    "people",
    "podcasts",
    "safety",
    "showcase",
    "teams",
)


def test_an_encrypted_column_is_bound_to_its_own_place() -> None:
    for table in Base.metadata.tables.values():
        for column in table.columns:
            if isinstance(column.type, EncryptedText | EncryptedJSON):
                assert column.type.place == f"{table.name}.{column.name}"


def test_a_table_begins_with_the_word_of_its_job() -> None:
    assert [name for name in Base.metadata.tables if name.partition("_")[0] not in JOBS] == []


def test_times_end_in_at_and_are_utc() -> None:
    for table in Base.metadata.tables.values():
        for column in table.columns:
            if "DateTime" in type(column.type).__name__:
                assert type(column.type).__name__ == "UtcDateTime", f"{table.name}.{column.name}"
                assert column.name.endswith("_at"), f"{table.name}.{column.name}"


def test_relations_are_never_loaded_by_accident() -> None:
    for mapper in Base.registry.mappers:
        assert isinstance(mapper, Mapper)
        assert [each.key for each in mapper.relationships if each.lazy != "raise"] == []
