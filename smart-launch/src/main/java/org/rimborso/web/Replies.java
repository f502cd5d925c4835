package org.rimborso.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.rimborso.web.view.Trouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes replies: renders templates, sets what goes with them. */
final class Replies {
  private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

  private final Pages pages;
  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

  Replies(Pages pages) {
    this.pages = pages;
  }

  void write(Call call, Reply reply) throws IOException {
    HttpServletResponse response = call.response();
    response.setHeader("Cache-Control", "no-store");
    if (reply instanceof Reply.Page page) {
      write(call, page);
    } else if (reply instanceof Reply.SeeOther other) {
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader("Location", other.location());
    } else if (reply instanceof Reply.Failed failed) {
      write(call, failed.trouble());
    } else if (reply instanceof Reply.Export export) {
      write(response, export.content());
    } else if (reply instanceof Reply.Stream stream) {
      response.setContentType(stream.type());
      response.setHeader("Content-Disposition", "attachment; filename=\"" + stream.name() + "\"");
      stream.body().writeTo(response.getOutputStream());
    } else if (reply instanceof Reply.Content content) {
      write(response, content);
    }
  }

  static void write(HttpServletResponse response, Reply.Content content) throws IOException {
    response.setContentType(content.type());
    response.setContentLength(content.length());
    content.writeTo(response.getOutputStream());
  }

  private void write(Call call, Trouble trouble) throws IOException {
    LOG.warn("{} {}", trouble.reference(), trouble.kind().code());
    if (call.request().getHeader("HX-Request") != null && trouble.kind().status() < 500) {
      // A part cannot show the whole story: the browser loads the page, and shows that.
      call.response().setHeader("HX-Refresh", "true");
    }
    String title = "trouble." + trouble.kind().code() + ".title";
    Map<String, Object> model =
        Map.of("frame", pages.frame(call, title, Optional.empty()), "trouble", trouble);
    write(call, new Reply.Page(trouble.kind().status(), "trouble.jte", model));
  }

  private void write(Call call, Reply.Page page) throws IOException {
    Map<String, Object> model = new HashMap<>(page.model());
    model.putIfAbsent("words", call.words());
    Utf8ByteOutput output = new Utf8ByteOutput();
    templates.render(page.template(), model, output);
    HttpServletResponse response = call.response();
    response.setStatus(page.status());
    response.setContentType("text/html; charset=utf-8");
    response.setContentLength(output.getContentLength());
    output.writeTo(response.getOutputStream());
  }
}
