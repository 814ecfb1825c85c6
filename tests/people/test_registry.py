"""The shape of all tables: no person in one that is not in the registry, and no row that erasure would trip over."""

import pytest
from sqlalchemy import BigInteger, Column, Table

import bot.models  # noqa: F401 - fills the metadata
from bot.database import Base, EncryptedJSON, EncryptedText, Erase, PersonId
from bot.people import registry
from bot.texts import has

TABLES = sorted(Base.metadata.tables.values(), key=lambda table: table.name)
COLUMNS = [column for table in TABLES for column in table.columns]


def exported(table: Table) -> bool:
    return any(isinstance(column.type, PersonId) and column.type.exported for column in table.columns)


@pytest.mark.parametrize("column", [each for each in COLUMNS if each.name.endswith("_id")], ids=str)
def test_every_id_of_discords_says_what_it_points_at(column: Column[object]) -> None:
    assert not isinstance(column.type, BigInteger), f"{column} should be a GuildId, PersonId, ChannelId, ..."


@pytest.mark.parametrize("column", [each for each in COLUMNS if isinstance(each.type, PersonId)], ids=str)
def test_every_person_has_a_policy_that_the_column_can_follow(column: Column[int]) -> None:
    assert column.name.endswith("person_id")
    policy = registry.policy(column)
    assert isinstance(policy, Erase)
    if policy is Erase.CLEAR:
        assert column.nullable, f"{column} cannot be cleared"


@pytest.mark.parametrize("column", [each for each in COLUMNS if "person" in each.name], ids=str)
def test_what_is_called_a_person_is_one(column: Column[object]) -> None:
    assert isinstance(column.type, PersonId)


@pytest.mark.parametrize("table", [each for each in TABLES if exported(each)], ids=str)
def test_every_table_with_a_person_is_exported(table: Table) -> None:
    assert table in registry.exported_tables(Base.metadata)


@pytest.mark.parametrize("table", registry.exported_tables(Base.metadata), ids=str)
def test_what_is_exported_has_words(table: Table) -> None:
    assert has(f"people-stored-{table.name}"), f"people.ftl says nothing of {table.name}"


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_a_row_that_goes_with_its_person_takes_along_what_points_at_it(table: Table) -> None:
    for key in table.foreign_keys:
        goes = [each for each in registry.person_columns(key.column.table) if registry.policy(each) is Erase.ROW]
        if goes:
            assert key.ondelete in ("CASCADE", "SET NULL"), f"{key.parent} would keep {goes[0]} from being erased"


@pytest.mark.parametrize("column", COLUMNS, ids=str)
def test_encrypted_columns_are_bound_to_their_place(column: Column[object]) -> None:
    if isinstance(column.type, EncryptedText | EncryptedJSON):
        assert column.type.place == f"{column.table.name}.{column.name}"
