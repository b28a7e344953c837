"""Every column in the database that holds text, and what becomes of it when a person is erased.

A test walks all tables of all installed applications, of others too, and fails on a column that has no rule here: who
adds a column says how it is erased. A table that keeps history (`Historical…`) follows the rules of its own table.
"""

from enum import Enum


class Erased(Enum):
    """What becomes of a column when a person is erased."""

    ROW = "its row is of the person, and goes with them"
    ACCOUNT = "its row is of the person's account, and goes with it"
    MENTION = "the person's name, address and number are taken out of the text"
    WORDS = "as MENTION; first names too where the person took part; empty where it was about the person alone"
    MARK = "made anew from what is left"
    REMADE = "follows from other rows: emptied, and made anew"
    LIST = "emptied: what a list brought stands in the rows that it brought"
    BATCH = "what stood in rows of the person goes; elsewhere as MENTION"
    MERGED = "goes with the person; in what others took over, as MENTION"
    SESSION = "goes with the account; out of others the person's name is taken"
    FILE = "its file goes where the name is read in it or in its name; what cannot be read is for a human to look at"
    ASKED = "emptied: that something was asked, and when it was answered, stays"
    FIXED = "chosen from a list, or made by the machine: never a person's text"


ROW, ACCOUNT, MENTION, WORDS = Erased.ROW, Erased.ACCOUNT, Erased.MENTION, Erased.WORDS
MARK, REMADE, LIST, BATCH, FIXED = Erased.MARK, Erased.REMADE, Erased.LIST, Erased.BATCH, Erased.FIXED

RULES: dict[str, dict[str, Erased]] = {
    "network.Person": dict.fromkeys(
        ("name", "function", "organisation", "municipality", "email", "known_as", "phone"), MENTION
    ),
    "network.Membership": {"layers": ROW},
    "network.Position": {"organisation": MENTION, "function": MENTION},
    "network.Merging": {"taken": Erased.MERGED},
    "network.Alias": {"name": MENTION},
    "network.SameMeeting": {"joined": FIXED},  # keys only
    "network.Joining": {"taken": MENTION},
    "network.Contact": {"kind": MENTION, "subject": WORDS, "note": WORDS, "fingerprint": MARK},
    "network.NoteDraft": {"line": MENTION},
    "network.Meeting": {
        "title": WORDS,
        "place": MENTION,
        "agenda": WORDS,
        "decisions": WORDS,
        "uid": MENTION,  # a calendar elsewhere may have put an address in it
    },
    "network.Organisation": {
        "name": MENTION,
        "kind": FIXED,
        "enterprise_number": FIXED,
        "association_code": FIXED,
        "municipality": MENTION,
        "email": MENTION,
        "phone": MENTION,
        "website": MENTION,
    },
    "authorities.Logo": {"kind": FIXED, "content": FIXED},
    "network.Network": {"name": MENTION, "kind": FIXED, "slug": FIXED, "mark": FIXED},
    "network.Batch": {"filled": BATCH},
    "network.Share": {"what": FIXED},
    "network.Series": {"rule": FIXED},
    "network.Attendance": {"answer": FIXED},
    "network.CalendarFeed": {"token_hash": FIXED},
    "network.ImpactDecision": {"body": MENTION, "reference": MENTION, "answers": MENTION},
    "network.Inspiration": {"text": MENTION, "came_of_it": MENTION},
    "support.Body": {"layer": FIXED, "kind": FIXED, "name": MENTION, "municipality": MENTION},
    "support.Office": {"function": MENTION},
    "support.Evidence": {
        "layer": FIXED,
        "kind": FIXED,
        "text": MENTION,
        "source": MENTION,
        "reference": MENTION,
    },
    "support.EvidenceFile": {
        "name": Erased.FILE,
        "kind": FIXED,
        "content": Erased.FILE,
        "came_by": FIXED,
        "left_by": FIXED,
    },
    "support.EvidenceTally": {"layer": FIXED, "kind": FIXED},
    "support.Step": {"layer": FIXED, "words": MENTION, "result": MENTION},
    "policy.Plan": {"kind": FIXED, "name": MENTION, "source": MENTION},
    "policy.Objective": {"code": FIXED, "title": MENTION, "text": MENTION},
    "policy.ActionPlan": {"code": FIXED, "title": MENTION, "text": MENTION},
    "policy.Action": {
        **dict.fromkeys(("code", "state"), FIXED),
        **dict.fromkeys(("title", "text", "who"), MENTION),
    },
    "policy.Amount": {"source": MENTION},
    "policy.Result": dict.fromkeys(("title", "text", "source"), MENTION),
    "policy.Indicator": {
        **dict.fromkeys(("kind", "direction"), FIXED),
        **dict.fromkeys(("name", "unit"), MENTION),
    },
    "policy.Measurement": {"source": MENTION},
    "ideas.Idea": {**dict.fromkeys(("key", "state"), FIXED), **dict.fromkeys(("title", "text", "reason"), MENTION)},
    "ideas.Companion": {"part": FIXED},
    "ideas.Opening": {"layer": FIXED},
    "ideas.IdeaNote": {**dict.fromkeys(("key", "kind"), FIXED), **dict.fromkeys(("text", "said_by"), MENTION)},
    "ideas.IdeaPicture": {"kind": FIXED, "content": FIXED},
    "ideas.Experiment": {**dict.fromkeys(("key", "verdict"), FIXED), **dict.fromkeys(("tried", "learned"), MENTION)},
    "ideas.Outlook": {"side": FIXED, "words": MENTION},
    "competences.Card": {"key": FIXED, "name": MENTION, "levels": MENTION},
    "competences.Described": {"card": FIXED, "chose": MENTION, "words": MENTION},
    "competences.Asked": {**dict.fromkeys(("key", "card"), FIXED), "question": MENTION, "answer": MENTION},
    "competences.NetworkRole": {"kind": FIXED, "name": MENTION, "text": MENTION},
    "competences.Need": {"card": FIXED},
    "competences.Offer": {"state": FIXED},
    "stories.Story": dict.fromkeys(("title", "text", "told_as"), MENTION),
    "stories.Consent": dict.fromkeys(("use", "how", "token_hash"), FIXED),
    "federation.Addressee": {**dict.fromkeys(("code", "feed_hash"), FIXED), "name": MENTION},
    "federation.Sender": {**dict.fromkeys(("code", "key"), FIXED), "name": MENTION},
    "federation.TakenFile": {
        **dict.fromkeys(("mark", "digest", "kind"), FIXED),
        **dict.fromkeys(("municipalities", "content"), MENTION),
    },
    "booklets.Booklet": {"state": FIXED, **dict.fromkeys(("title", "line", "foreword"), MENTION)},
    "consents.Ask": {"token_hash": FIXED},
    "consents.Asked": {**dict.fromkeys(("use", "words_mark"), FIXED), "place": MENTION},
    "consents.QuoteConsent": {
        **dict.fromkeys(("use", "answer", "how", "withdrawn_how", "words_mark"), FIXED),
        **dict.fromkeys(("place", "name"), MENTION),
    },
    "weaving.WovenStory": {
        **dict.fromkeys(("title", "lead", "text", "read_title", "read_lead", "read_text"), MENTION),
        "state": FIXED,
    },
    "weaving.WovenLink": {"kind": FIXED, "layer": FIXED, "place": MENTION},
    "weaving.Review": {
        **dict.fromkeys(("token_hash", "how", "said_how", "answer", "quotes"), FIXED),
        **dict.fromkeys(("said", "done_with_it"), MENTION),
    },
    "weaving.Given": {
        **dict.fromkeys(("token_hash", "how", "said_how"), FIXED),
        **dict.fromkeys(("said", "done_with_it"), MENTION),
    },
    "conversations.Conversation": {
        **dict.fromkeys(("kind", "gone_by"), FIXED),
        **dict.fromkeys(("title", "question", "place", "facilitator", "storyteller", "guest"), MENTION),
    },
    "conversations.Participant": {"known_as": MENTION, "layer": FIXED, "municipality": MENTION},
    "conversations.Source": {**dict.fromkeys(("kind", "gone_by"), FIXED), "name": MENTION, "text": MENTION},
    # sound cannot be searched: that of conversations in which the person took part goes
    "conversations.Sound": {**dict.fromkeys(("kind", "gone_by"), FIXED), "name": MENTION},
    "conversations.SoundPiece": {"data": FIXED},
    "conversations.Theme": {"name": MENTION},
    "conversations.Fragment": {"words": MENTION, "gone_by": FIXED},
    "visibility.VisibleStep": {
        **dict.fromkeys(("layer", "what", "state"), FIXED),
        **dict.fromkeys(("words", "came_of_it"), MENTION),
    },
    "visibility.Newsletter": dict.fromkeys(("title", "introduction", "thanks"), MENTION),
    "visibility.NewsletterItem": {"kind": FIXED, "words": MENTION},
    "succession.Leaving": {"words": MENTION},
    "succession.TakeOver": {"role": MENTION, "stage": FIXED},
    "succession.WhatIf": {
        **dict.fromkeys(("wonder", "found"), FIXED),  # found: numbers only
        **dict.fromkeys(("places", "into", "words"), MENTION),
    },
    "publications.AgreementNote": {
        **dict.fromkeys(("form", "scheme", "state"), FIXED),
        "title": MENTION,
    },
    "publications.NotePart": {"chapter": FIXED, "text": MENTION},
    "publications.Figure": dict.fromkeys(("name", "municipality", "unit", "source"), MENTION),
    "publications.Comment": {"chapter": FIXED, "text": MENTION},
    "publications.Edition": {"content": MENTION},
    "publications.Signature": {
        **dict.fromkeys(("partner", "municipality", "name", "function"), MENTION),
        "fulfils": FIXED,
    },
    "publications.Deadline": dict.fromkeys(("name", "source"), MENTION),
    "publications.Known": {**dict.fromkeys(("scheme", "fact"), FIXED), **dict.fromkeys(("value", "source"), MENTION)},
    "publications.Pack": {"content": MENTION},
    "alignment.Profile": {
        **dict.fromkeys(("governance", "rhythm"), FIXED),
        **dict.fromkeys(("purpose", "decisions", "goals", "groups"), MENTION),
    },
    "alignment.Wanted": {"kind": FIXED, "name": MENTION},
    "alignment.Request": {**dict.fromkeys(("kind", "topic"), FIXED), "title": MENTION},
    "alignment.Agreement": {"kind": FIXED, **dict.fromkeys(("subject", "text", "why_ended"), MENTION)},
    "intervision.Practice": dict.fromkeys(("title", "did", "for_whom", "took", "came", "otherwise"), MENTION),
    "intervision.StageSeen": {"stage": FIXED},
    "intervision.SharedPiece": dict.fromkeys(("what", "audience", "mark"), FIXED),
    "intervision.Addressee": {"code": FIXED},
    "intervision.Question": {
        **dict.fromkeys(("audience", "mark"), FIXED),
        **dict.fromkeys(("title", "text", "thanks"), MENTION),
    },
    "intervision.Session": {"mark": FIXED},
    "intervision.Answer": {"text": MENTION},
    "merging.Merger": {"name": MENTION, **dict.fromkeys(("kind", "state", "made"), FIXED)},  # made: keys and numbers
    "merging.Decided": dict.fromkeys(("what", "a", "b"), FIXED),  # keys and marks
    "public_pages.PublicPage": {
        **dict.fromkeys(("blocks", "partners", "hosts"), FIXED),  # hosts: names of sites
        **dict.fromkeys(("purpose", "contact", "email", "phone", "label"), MENTION),
    },
    "public_pages.ShownResult": {"seen": FIXED},  # a mark of words
    "public_pages.OpenActivity": {"uid": FIXED, **dict.fromkeys(("title", "text", "place"), MENTION)},
    "public_pages.HeardEvents": {"events": MENTION},
    "pulse.Survey": {
        **dict.fromkeys(("state", "site", "give_back_hash"), FIXED),
        **dict.fromkeys(("title", "give_back"), MENTION),
        "kept": FIXED,  # numbers only
    },
    "pulse.Link": {
        **dict.fromkeys(("layer", "form", "token_hash", "reminder_hash"), FIXED),
        "email": MENTION,  # one that is wholly theirs is emptied, and its link is good no more
        "name": MENTION,
    },
    "pulse.AnswerSheet": dict.fromkeys(("layer", "form", "values", "unsaid"), FIXED),
    "pulse.Remark": {"text": MENTION, "shown_as": MENTION},
    "pulse.SpentKey": {"key_hash": FIXED},
    "insights.StoredReport": {"texts": REMADE},
    "insights.ReportHead": {"texts": REMADE},  # goes with its report
    "insights.KeptMap": {"level": FIXED, "nodes": REMADE, "ties": REMADE},
    "insights.KeptDrive": dict.fromkeys(("months", "contacts", "directors"), FIXED),  # numbers only
    "insights.KeptCounts": {"columns": MENTION, **dict.fromkeys(("rows", "counts", "people"), FIXED)},  # people: keys
    "insights.ConversationAnswer": {"answer": FIXED},
    "planning.Planning": {"name": MENTION, "school_holidays": FIXED},
    "planning.Wanted": {"title": MENTION, "layers": FIXED, "cells": FIXED},
    "planning.Room": {"name": MENTION, "cells": FIXED},
    "planning.Rule": dict.fromkeys(("how", "kind", "cells"), FIXED),
    "planning.Fixed": {"part": FIXED},
    "planning.Availability": dict.fromkeys(("cells", "away"), FIXED),  # parts of a week and days; goes with the person
    "planning.Proposal": dict.fromkeys(("token", "state", "found", "mark"), FIXED),  # keys of meetings, and figures
    "exchange.Upload": {
        "token": FIXED,
        "holds": FIXED,
        "file_name": MENTION,
        "format": FIXED,
        **dict.fromkeys(("cells", "mapping", "same", "found", "against"), LIST),
        "director": MENTION,
        "state": FIXED,
        "new_name": MENTION,
    },
    "exchange.Piece": {"what": FIXED, "data": LIST},
    "privacy.RightsRequest": {"kind": FIXED, "words": Erased.ASKED, "outcome": FIXED},
    "privacy.Handing": {"parts": FIXED},
    "privacy.RetentionRun": {"rule": FIXED},
    "accounts.User": dict.fromkeys(("password", "username", "first_name", "last_name", "email"), ACCOUNT),
    "accounts.Role": {"kind": FIXED},
    "accounts.AuditEntry": {"what": FIXED, "row": FIXED},  # "app.model key"
    "accounts.SentForm": {"key": FIXED, "made": FIXED},
    "accounts.Invitation": {"email": ROW, "kind": FIXED, "token_hash": FIXED},
    "authorities.Authority": dict.fromkeys(("name", "slug", "kind"), FIXED),
    "authorities.Municipality": dict.fromkeys(("nis", "name", "province"), FIXED),
    # of Django and of libraries
    "auth.Permission": dict.fromkeys(("name", "codename"), FIXED),
    "auth.Group": {"name": FIXED},
    "contenttypes.ContentType": dict.fromkeys(("app_label", "model"), FIXED),
    "sessions.Session": {"session_key": FIXED, "session_data": Erased.SESSION},
    "account.EmailAddress": {"email": ACCOUNT},
    "account.EmailConfirmation": {"key": ACCOUNT},
    "mfa.Authenticator": dict.fromkeys(("type", "data"), ACCOUNT),
    "socialaccount.SocialAccount": dict.fromkeys(("provider", "uid", "extra_data"), ACCOUNT),
    "socialaccount.SocialToken": dict.fromkeys(("token", "token_secret"), ACCOUNT),
    "socialaccount.SocialApp": dict.fromkeys(
        ("provider", "provider_id", "name", "client_id", "secret", "key", "settings"), FIXED
    ),
    "usersessions.UserSession": dict.fromkeys(("ip", "session_key", "user_agent", "data"), ACCOUNT),
    "axes.AccessAttempt": dict.fromkeys(
        ("user_agent", "ip_address", "username", "http_accept", "path_info", "get_data", "post_data"), ACCOUNT
    ),
    "axes.AccessFailureLog": dict.fromkeys(
        ("user_agent", "ip_address", "username", "http_accept", "path_info"), ACCOUNT
    ),
    "axes.AccessLog": dict.fromkeys(
        ("user_agent", "ip_address", "username", "http_accept", "path_info", "session_hash"), ACCOUNT
    ),
    # work for the worker: dotted paths and keys only
    "procrastinate.ProcrastinateJob": dict.fromkeys(
        ("queue_name", "task_name", "lock", "args", "status", "queueing_lock"), FIXED
    ),
    "procrastinate.ProcrastinateEvent": {"type": FIXED},
    "procrastinate.ProcrastinatePeriodicDefer": dict.fromkeys(("task_name", "periodic_id"), FIXED),
}
HISTORY = {"history_change_reason": MENTION, "history_type": FIXED}


def rules_of(label: str) -> dict[str, Erased]:
    """The rules of a table by its label; of one that keeps history, those of its own table and of the keeping."""
    application, _, name = label.partition(".")
    if name.startswith("Historical"):
        return RULES.get(f"{application}.{name.removeprefix('Historical')}", {}) | HISTORY
    return RULES.get(label, {})


def columns_with(rule: Erased) -> dict[str, list[str]]:
    """By label of a table, its columns that have `rule`."""
    found = {label: [name for name, said in columns.items() if said is rule] for label, columns in RULES.items()}
    return {label: names for label, names in found.items() if names}
