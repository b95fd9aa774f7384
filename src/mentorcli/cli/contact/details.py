"""What the commands of `mentor contact` share."""

from mentorcli.cli.context import AppContext
from mentorcli.models.contact import Contact
from mentorcli.store.student_records import StudentRecords


def _record(app: AppContext, records: StudentRecords, contact: Contact) -> dict[str, object]:
    return {
        "id": contact.id,
        "student": records.id,
        "via": contact.via,
        "at": app.workspace.local(contact.at).isoformat(),
        "note": contact.note,
    }
