package org.rimborso.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.rimborso.access.Admitted;
import org.rimborso.audit.NotAudited;
import org.rimborso.web.view.Trouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one servlet of all pages. Unknown paths do not exist, unknown launches are asked to launch
 * again, what a visitor may not do is refused, and what changes something must be a form of ours.
 */
public final class Dispatcher extends HttpServlet {
  /** Request attribute that holds the nonce of the answer's Content-Security-Policy. */
  public static final String NONCE = "org.rimborso.csp-nonce";

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final transient Site site;
  private final transient Replies replies;

  public Dispatcher(Site site) {
    this.site = site;
    replies = new Replies(site.pages());
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (serveStatic(request, response)) {
      return;
    }
    Answer answer = answer(call(request, response));
    replies.write(answer.call(), answer.reply());
  }

  /**
   * Writes the page for a request that was stopped before it got here. What was typed is on it.
   *
   * @param kind why; also gives the status
   */
  public void stopped(HttpServletRequest request, HttpServletResponse response, Trouble.Kind kind)
      throws IOException {
    Answer answer = failed(kind, call(request, response));
    replies.write(answer.call(), answer.reply());
  }

  /** The pattern of a page's path, for figures and logs; empty if there is no such page. */
  public Optional<String> route(String path) {
    return site.handlers().pattern(path).or(() -> site.doorsteps().pattern(path));
  }

  private boolean serveStatic(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getRequestURI();
    if (!path.startsWith("/static/") || !request.getMethod().equals("GET")) {
      return false;
    }
    Optional<Reply.Content> file = site.files().file(path.substring("/static/".length()));
    if (file.isEmpty()) {
      return false;
    }
    // Asked for again each time, sent again only when it changed: no old style under new pages.
    response.setHeader("Cache-Control", "no-cache");
    response.setHeader("ETag", file.get().tag());
    if (file.get().tag().equals(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
    } else {
      Replies.write(response, file.get());
    }
    return true;
  }

  /**
   * The edge of the house: whatever breaks inside becomes a page with a number, and a log line that
   * names the kind of failure but nothing of what was read or typed.
   */
  @SuppressWarnings("CatchingUnchecked")
  private Answer answer(Call call) {
    try {
      return route(call);
    } catch (NotAudited down) {
      LOG.error("The audit trail takes no rows: nothing is shown and nothing is taken");
      return failed(Trouble.Kind.NOT_AUDITED, call);
    } catch (RuntimeException broken) {
      String number = Numbers.next();
      StackTraceElement[] trace = broken.getStackTrace();
      LOG.error(
          "{} {} at {}",
          number,
          broken.getClass().getName(),
          trace.length == 0 ? "unknown" : trace[0],
          broken);
      return new Answer(
          call,
          new Reply.Failed(
              Trouble.of(Trouble.Kind.BROKEN, number)
                  .withKept(call.asked("text"))
                  .withRetry(call.here())));
    }
  }

  /** A reply, and the call as far as its visitor became known. */
  private record Answer(Call call, Reply reply) {}

  private Answer route(Call call) {
    String asked = call.request().getMethod();
    String method = asked.equals("HEAD") ? "GET" : asked;
    String path = call.request().getRequestURI();
    Optional<Router.Found<Doorstep>> doorstep = site.doorsteps().find(method, path);
    if (doorstep.isPresent()) {
      Call at = call.at(doorstep.get().parts());
      return new Answer(at, doorstep.get().handler().handle(at));
    }
    Optional<Router.Found<Handler>> found = site.handlers().find(method, path);
    if (found.isPresent()) {
      return inside(call.at(found.get().parts()), found.get().handler());
    }
    boolean known = site.handlers().knows(path) || site.doorsteps().knows(path);
    return failed(known ? Trouble.Kind.WRONG_METHOD : Trouble.Kind.NOT_FOUND, call);
  }

  private Answer inside(Call call, Handler handler) {
    Optional<Admitted> visitor = site.door().visitor(call.request(), call.part("launch"));
    if (visitor.isEmpty()) {
      return failed(Trouble.Kind.LAUNCH_AGAIN, call);
    }
    Call known = call.by(visitor.get());
    if (!site.door().permits(visitor.get(), handler.permission())) {
      return failed(Trouble.Kind.NOT_PERMITTED, known);
    }
    Reply reply = handler.handle(known);
    tell(visitor.get(), reply);
    return new Answer(known, reply);
  }

  private void tell(Admitted visitor, Reply reply) {
    if (reply instanceof Reply.Export || reply instanceof Reply.Stream) {
      site.door().tell(visitor, Door.Told.EXPORTED);
    } else if (reply instanceof Reply.Failed failed
        && failed.trouble().kind() == Trouble.Kind.FORGED_FORM) {
      site.door().tell(visitor, Door.Told.FORGED_FORM);
    }
  }

  private static Answer failed(Trouble.Kind kind, Call call) {
    Trouble trouble = Trouble.of(kind, Numbers.next()).withKept(call.asked("text"));
    return new Answer(call, new Reply.Failed(trouble));
  }

  private static Call call(HttpServletRequest request, HttpServletResponse response) {
    Map<String, String> query = new HashMap<>();
    request
        .getParameterMap()
        .forEach((name, values) -> query.put(name, values.length == 0 ? "" : values[0]));
    Object nonce = request.getAttribute(NONCE);
    return new Call(
        request,
        response,
        Map.of(),
        query,
        Here.of(request),
        Languages.of(request, response),
        nonce instanceof String text ? text : "",
        Optional.empty());
  }
}
