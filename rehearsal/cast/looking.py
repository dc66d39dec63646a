"""Looking at a card: Teams asks for one's own view of it as it comes into sight."""

from rehearsal.cast.scenes import Scene
from rehearsal.chats import Message
from rehearsal.people.persons import Person
from rehearsal.wire import Json


async def look(scene: Scene, person: Person, message: Message) -> Json:
    """Have a person's view of a message renewed, if it has one, and give what they see now."""
    card, shared = message.card_for(person) or {}, message.card or {}
    # What answered a tap may have none; whoever comes back to the message gets the shared card's.
    refresh = card.get("refresh") or shared.get("refresh")
    if refresh:
        own_views, chat = scene.teams.own_views, person.chat_of(message)
        await own_views.ask(chat, message, person, refresh["action"], "automatic")
    return message.card_for(person) or {}
