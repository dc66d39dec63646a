"""The connector knows who is in a chat and in a meeting."""

from urllib.parse import quote

from rehearsal.chats import ALL_PERMISSIONS, SEES_MEETING, Chat
from rehearsal.people.persons import Person
from rehearsal.teams import Teams
from tests.rehearsal.stub_bot import StubBot


async def test_the_roster_tells_members_from_anonymous_guests(
    bot: StubBot, chat: Chat, anna: Person, ospite: Person
) -> None:
    status, members = await bot.call("GET", f"v3/conversations/{chat.id}/members")

    by_id = {member["id"]: member for member in members}
    assert status == 200
    assert by_id[anna.teams_id]["userPrincipalName"] == "anna.bianchi@example.org"
    assert by_id[anna.teams_id]["aadObjectId"] == anna.aad_object_id
    assert by_id[ospite.teams_id]["userRole"] == "anonymous"
    assert "aadObjectId" not in by_id[ospite.teams_id]


async def test_a_member_is_found_by_any_of_their_ids(
    bot: StubBot, chat: Chat, luca: Person
) -> None:
    path = f"v3/conversations/{quote(chat.id, safe='')}/members"
    keys = [luca.teams_id, luca.aad_object_id, luca.email, "29:nobody"]

    answers = [await bot.call("GET", f"{path}/{quote(str(key), safe='')}") for key in keys]

    assert [status for status, _ in answers] == [200, 200, 200, 404]
    assert answers[0][1] == answers[1][1] == answers[2][1]


async def test_a_large_roster_comes_in_pages(teams: Teams, bot: StubBot, chat: Chat) -> None:
    chat.add(teams.guest(f"Ospite {number}") for number in range(600))
    path = f"v3/conversations/{chat.id}/pagedmembers"

    _, first = await bot.call("GET", f"{path}?pageSize=1000")
    _, rest = await bot.call("GET", f"{path}?continuationToken={first['continuationToken']}")

    assert (len(first["members"]), len(rest["members"])) == (500, 103)
    assert "continuationToken" not in rest


async def test_a_meeting_tells_its_title_and_organizer(
    teams: Teams, bot: StubBot, chat: Chat, anna: Person
) -> None:
    assert chat.meeting is not None

    status, meeting = await bot.call("GET", f"v1/meetings/{quote(chat.meeting.id, safe='')}")

    assert status == 200
    assert meeting["details"]["title"] == "Il progetto PUOI"
    assert meeting["organizer"]["id"] == anna.teams_id
    assert meeting["organizer"]["tenantId"] == teams.tenant.id


async def test_a_meeting_tells_nothing_where_the_permission_is_missing(
    bot: StubBot, chat: Chat
) -> None:
    assert chat.meeting is not None
    chat.permissions = ALL_PERMISSIONS - {SEES_MEETING}

    status, _ = await bot.call("GET", f"v1/meetings/{chat.meeting.id}")

    assert status == 403


async def test_a_participant_has_a_role_and_is_in_the_meeting_or_not(
    teams: Teams, bot: StubBot, chat: Chat, anna: Person
) -> None:
    assert chat.meeting is not None
    await teams.meetings.enter(chat, [anna])
    path = f"v1/meetings/{chat.meeting.id}/participants/{anna.aad_object_id}"

    status, participant = await bot.call("GET", f"{path}?tenantId={teams.tenant.id}")
    elsewhere, _ = await bot.call("GET", f"{path}?tenantId=other")

    assert (status, elsewhere) == (200, 400)
    assert participant["meeting"] == {"role": "Organizer", "inMeeting": True}
    assert participant["user"]["id"] == anna.teams_id


async def test_a_notice_reaches_those_in_the_meeting_and_names_the_others(
    teams: Teams, bot: StubBot, chat: Chat, anna: Person, luca: Person
) -> None:
    assert chat.meeting is not None
    await teams.meetings.enter(chat, [anna])
    notice = {"type": "targetedMeetingNotification"}
    path = f"v1/meetings/{chat.meeting.id}/notification"

    to_both = await bot.call(
        "POST", path, notice | {"value": {"recipients": [anna.teams_id, luca.teams_id]}}
    )
    to_anna = await bot.call("POST", path, notice | {"value": {"recipients": [anna.teams_id]}})

    assert (to_both[0], to_anna[0]) == (207, 202)
    assert [each["recipientMri"] for each in to_both[1]["recipientsFailureInfo"]] == [luca.teams_id]
    assert [sight.what for sight in teams.ledger.seen_by(anna)] == ["notified", "notified"]
    assert teams.ledger.seen_by(luca) == []
