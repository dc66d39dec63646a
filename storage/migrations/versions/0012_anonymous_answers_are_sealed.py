"""Answers to anonymous prompts are sealed, and their keys are in no log."""

import json

import sqlalchemy as sa
from alembic import op

from storage.schema import MigrationRefusedError

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    _refuse_while_answers_come_in()
    op.drop_table("anonymity_keys")
    op.create_table(
        "ballots",
        sa.Column("run_id", sa.String(length=40), nullable=False),
        sa.Column("voter", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("counts", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["prompt_runs.id"], name=op.f("fk_ballots_run_id")),
        sa.PrimaryKeyConstraint("run_id", "voter", name=op.f("pk_ballots")),
        sqlite_with_rowid=False,
    )
    if op.get_bind().dialect.name == "postgresql":
        op.create_table(
            "anonymity_keys",
            sa.Column("run_id", sa.String(length=40), primary_key=True),
            sa.Column("secret", sa.LargeBinary(), nullable=False),
            prefixes=["UNLOGGED"],
        )
        # What the planner learns of a column is logged, and is a sample of what it holds.
        op.execute("ALTER TABLE anonymity_keys SET (autovacuum_enabled = false)")
        op.execute("ALTER TABLE anonymity_keys ALTER COLUMN secret SET STATISTICS 0")


def downgrade() -> None:
    """Take it back."""
    _refuse_while_answers_come_in()
    if op.get_bind().dialect.name == "postgresql":
        op.drop_table("anonymity_keys")
    op.drop_table("ballots")
    op.create_table(
        "anonymity_keys",
        sa.Column("run_id", sa.String(length=40), nullable=False),
        sa.Column("secret", sa.LargeBinary(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["run_id"], ["prompt_runs.id"], name=op.f("fk_anonymity_keys_run_id")
        ),
        sa.PrimaryKeyConstraint("run_id", name=op.f("pk_anonymity_keys")),
        sqlite_with_rowid=False,
    )


def _refuse_while_answers_come_in() -> None:
    opened = op.get_bind().scalars(
        sa.text("SELECT prompt FROM prompt_runs WHERE closed_at IS NULL")
    )
    if any(json.loads(prompt).get("anonymous") for prompt in opened):
        raise MigrationRefusedError(
            "an anonymous prompt is open: close it with the version that opened it,"
            " then bring the database up to date"
        )
