"""What Teams sends, read by hand as the SDK would read it."""

import pytest
from botbuilder.core import TurnContext

from bot.door.activities import place_of, read_activity
from bot.teams.room import Place
from tests.bot.channel import SERVICE_URL, some_wire


def test_an_activity_is_read_with_all_that_we_use() -> None:
    wire = some_wire(
        replyToId="r",
        locale="it-IT",
        textFormat="plain",
        membersAdded=[{"id": "29:b"}],
        reactionsAdded=[{"type": "like"}],
        attachments=[{"contentType": "text/html", "content": "<p>x</p>"}],
    )

    activity = read_activity(wire)

    assert (activity.type, activity.name) == ("invoke", "adaptiveCard/action")
    assert activity.from_property.aad_object_id == "a-1"
    assert activity.conversation.tenant_id == "t-1"
    assert activity.conversation.is_group
    assert activity.members_added[0].id == "29:b"
    assert activity.reactions_added[0].type == "like"
    assert activity.attachments[0].content_type == "text/html"
    assert activity.value == wire["value"]
    assert (activity.reply_to_id, activity.locale) == ("r", "it-IT")


def test_a_mention_is_read_as_the_sdk_expects_it() -> None:
    mention = {"type": "mention", "text": "<at>Giro</at>", "mentioned": {"id": "28:giro"}}

    activity = read_activity(some_wire(entities=[mention]))

    found = TurnContext.get_mentions(activity)[0]
    assert found.additional_properties["mentioned"]["id"] == "28:giro"
    assert found.additional_properties["text"] == "<at>Giro</at>"


@pytest.mark.parametrize(
    ("conversation", "tenant_id"),
    [
        ({"id": "19:x", "tenantId": "t-2"}, "t-2"),
        ({"id": "19:x"}, "t-1"),
    ],
)
def test_the_tenant_is_found_where_teams_puts_it(
    conversation: dict[str, str], tenant_id: str
) -> None:
    activity = read_activity(some_wire(conversation=conversation))

    assert place_of(activity) == Place(SERVICE_URL, "19:x", tenant_id)
