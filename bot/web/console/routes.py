"""The addresses of the console, each with the role that it needs."""

from bot.web.console import (
    accounts,
    agreement,
    audit,
    circulation,
    comments,
    desk,
    entering,
    group_list,
    groups,
    importing,
    overview,
    redacting,
    response,
    response_acts,
    responses,
    signing_in,
    submissions,
    themes,
)

ROUTES = [
    *overview.ROUTES,
    # The list comes first, since its address looks like one group's.
    *group_list.ROUTES,
    *groups.ROUTES,
    *importing.ROUTES,
    *entering.ROUTES,
    *signing_in.ROUTES,
    *responses.ROUTES,
    *response.ROUTES,
    *response_acts.ROUTES,
    *redacting.ROUTES,
    *circulation.ROUTES,
    *comments.ROUTES,
    *agreement.ROUTES,
    *submissions.ROUTES,
    *themes.ROUTES,
    *desk.ROUTES,
    *accounts.ROUTES,
    *audit.ROUTES,
]
