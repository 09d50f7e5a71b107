"""Reads the calendar files of a built site with other people's programs, and asks whether they see the dates that we wrote.

    python agree.py SITE

Every `.ics` is read by `icalendar`, expanded by `recurring-ical-events`, and once more rule by rule by `dateutil`; the
dates of a whole year must be those of `calendar.json`. `openpyxl` opens the workbooks, and the CSV has as many rows.
"""

import csv
import datetime
import io
import json
import sys
from collections import Counter
from pathlib import Path

import icalendar
import openpyxl
import recurring_ical_events
from dateutil.rrule import rrulestr


def day(value):
    return value.date() if isinstance(value, datetime.datetime) else value


def moment(value):
    """Day and clock, the latter where there is one."""
    if isinstance(value, datetime.datetime):
        return value.replace(tzinfo=None).isoformat(timespec="minutes")
    return value.isoformat()


def name(uid):
    """`talk.announce.20261210@club.guildbook` without its date: which step of which procedure."""
    parts = str(uid).split("@")[0].split(".")
    return ".".join(part for part in parts if not (part.isdigit() and len(part) == 8))


def seen_by_expansion(calendar, first, last):
    events = recurring_ical_events.of(calendar).between(first, last + datetime.timedelta(days=1))
    found = ((name(event["UID"]), moment(event["DTSTART"].dt)) for event in events)
    return Counter(entry for entry in found if entry[1][:10] <= last.isoformat() and entry[1][:10] >= first.isoformat())


def dates(event, key):
    lists = event.get(key, [])
    lists = lists if isinstance(lists, list) else [lists]
    return [entry.dt for one in lists for entry in one.dts]


def seen_by_rules(calendar, first, last):
    found = Counter()
    for event in calendar.walk("VEVENT"):
        start = event["DTSTART"].dt
        days = {start}
        if "RRULE" in event:
            bare = start.replace(tzinfo=None) if isinstance(start, datetime.datetime) else datetime.datetime.combine(start, datetime.time())
            parts = [part for part in event["RRULE"].to_ical().decode().split(";") if not part.startswith("UNTIL")]
            rule = rrulestr(";".join(parts), dtstart=bare)
            end = datetime.datetime.combine(last, datetime.time.max)
            if "UNTIL" in event["RRULE"]:
                until = event["RRULE"]["UNTIL"][0]
                if isinstance(until, datetime.datetime):
                    until = until.astimezone(start.tzinfo).replace(tzinfo=None)
                else:
                    until = datetime.datetime.combine(until, datetime.time.max)
                end = min(end, until)
            days = set(rule.between(bare, end, inc=True))
        bare = lambda value: value.replace(tzinfo=None) if isinstance(value, datetime.datetime) else value
        timed = isinstance(start, datetime.datetime)
        plain = lambda value: bare(value) if timed else (value.date() if isinstance(value, datetime.datetime) else value)
        days = {plain(value) for value in days}
        days -= {plain(value) for value in dates(event, "EXDATE")}
        days |= {plain(value) for value in dates(event, "RDATE")}
        for value in days:
            if first <= day(value) <= last:
                found[(name(event["UID"]), moment(value))] += 1
    return found


def written(entries, first, last):
    found = Counter()
    for entry in entries:
        review = ".review" if entry["task"] == "review" else ""
        step = f".{entry['step']}" if entry["step"] else ""
        time = f"T{entry['start']}" if entry["start"] else ""
        if first.isoformat() <= entry["date"] <= last.isoformat():
            found[(f"{entry['sop']}{step}{review}", f"{entry['date']}{time}")] += 1
    return found


def check_form(path):
    raw = path.read_bytes()
    for line in raw.split(b"\r\n"):
        assert len(line) <= 75, f"{path}: a line of {len(line)} octets"
        line.decode("utf-8")
    assert b"\n" not in raw.replace(b"\r\n", b""), f"{path}: a bare line feed"
    calendar = icalendar.Calendar.from_ical(raw)
    assert not calendar.errors, f"{path}: {calendar.errors}"
    for event in calendar.walk("VEVENT"):
        assert not event.errors, f"{path}: {event.errors}"
    uids = Counter(str(event["UID"]) for event in calendar.walk("VEVENT"))
    assert all(count == 1 for count in uids.values()), f"{path}: a UID twice: {uids.most_common(3)}"
    return calendar


def check_folder(folder):
    calendar = json.loads((folder / "calendar.json").read_text(encoding="utf-8"))
    first, last = (datetime.date.fromisoformat(calendar[key]) for key in ("from", "to"))
    ours = written(calendar["entries"], first, last)
    frames = 0
    for path in sorted(folder.glob("*.ics")):
        parsed = check_form(path)
        by_expansion, by_rules = seen_by_expansion(parsed, first, last), seen_by_rules(parsed, first, last)
        assert by_expansion == by_rules, f"{path}: two readers differ: {(by_expansion - by_rules) + (by_rules - by_expansion)}"
        if path.name == "all.ics":
            missing = ours - by_rules
            # Beside the work a calendar shows what it is about: the talk itself, whose steps are the work.
            known = {entry["sop"] for entry in calendar["entries"]}
            more = {entry for entry in (by_rules - ours) if entry[0] not in known}
            frames = sum((by_rules - ours).values())
            assert not missing and not more, f"{path}: {missing} {more}"
        if path.name.startswith("sop-"):
            sop = path.stem.removeprefix("sop-")
            theirs = written([entry for entry in calendar["entries"] if entry["sop"] == sop], first, last)
            assert not theirs - by_rules, f"{path}: {theirs - by_rules}"
        if path.name.startswith("role-"):
            role = path.stem.removeprefix("role-")
            theirs = [entry for entry in calendar["entries"] if role in [entry["owner"], *entry["helpers"]]]
            assert by_rules == written(theirs, first, last), f"{path}: not the work of the role"
    with (folder / "calendar.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(io.StringIO(file.read())))
    assert len(rows) == len(calendar["entries"]) + 1, f"{folder}: the CSV has {len(rows)} rows"
    book = openpyxl.load_workbook(folder / "calendar.xlsx")
    assert len(book.sheetnames) == 5, book.sheetnames
    sheet = book.worksheets[0]
    assert sheet.max_row == len(rows) and sheet.freeze_panes == "A2" and sheet.auto_filter.ref, folder
    return len(calendar["entries"]), frames


def main():
    site = Path(sys.argv[1])
    folders = sorted(path.parent for path in site.rglob("calendar/calendar.json"))
    assert folders, f"no calendar below {site}"
    for folder in folders:
        entries, frames = check_folder(folder)
        print(f"{folder.relative_to(site)}: {entries} entries, {frames} frames, all readers agree")


main()
