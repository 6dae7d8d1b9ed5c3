"""The addresses of the form."""

from aiohttp import web

from bot.web.form import answering, beginning, commenting, finishing, keeping

ROUTES = [
    web.get("/answer", beginning.start),
    web.post("/answer/start", beginning.begin),
    web.post("/answer/open", beginning.open_from_chat),
    web.post("/answer/leave", beginning.leave),
    web.get("/answer/sections", beginning.sections),
    web.get("/answer/question", beginning.go_on),
    web.get("/answer/question/{ref}", answering.question),
    web.post("/answer/question/{ref}", answering.save_answer),
    web.get("/answer/question/{ref}/more", answering.more),
    web.post("/answer/question/{ref}/more", answering.save_more),
    web.get("/answer/questions", finishing.questions),
    web.get("/answer/check", finishing.check),
    web.get("/answer/comment", commenting.comment),
    web.post("/answer/comment", commenting.save_comment),
    web.post("/answer/unsettled", commenting.settle),
    web.get("/answer/about", finishing.about),
    web.post("/answer/about", finishing.save_about),
    web.get("/answer/submit", finishing.confirm),
    web.post("/answer/submit", finishing.submit),
    web.get("/answer/done", finishing.done),
    web.get("/answer/went", finishing.where_it_went),
    web.get("/answer/copy.{format:html|pdf|docx}", finishing.copy),
    web.get("/answer/print", finishing.print_),
    web.get("/answer/resume", keeping.ask_code),
    web.post("/answer/resume", keeping.resume),
    web.get("/answer/code", keeping.code),
    web.post("/answer/code", keeping.new_code),
    web.post("/answer/key", keeping.key),
    web.get("/answer/end", keeping.end),
    web.post("/answer/withdraw", keeping.withdraw),
    web.post("/answer/erase", keeping.erase),
]
