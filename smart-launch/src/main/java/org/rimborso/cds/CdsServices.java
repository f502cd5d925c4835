package org.rimborso.cds;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.rimborso.access.AcceptedLanguage;
import org.rimborso.audit.NotAudited;
import org.rimborso.cds.BadCall.Why;
import org.rimborso.store.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /cds-services}: what is offered, to anybody, but who shows a token must show a good one;
 * {@code /cds-services/{id}}: cards, and {@code …/feedback}: what became of them, to callers with a
 * good token only. What cannot be answered gets one sentence, and nothing of what it held.
 */
public final class CdsServices extends HttpServlet {
  /** Below this everything is ours. */
  public static final String PATH = "/cds-services";

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(CdsServices.class);
  private static final String FEEDBACK = "/feedback";

  private final transient Callers callers;
  private final transient Hooks hooks;
  private final transient Feedback feedback;
  private final transient CrossOrigin origins;
  private final transient BiConsumer<String, String> told;
  private final String app;

  /**
   * @param told hears of each call of a service how it ended: {@code cards}, {@code silent} or the
   *     code of a refusal
   * @param app at which callers and browsers reach the app, without a slash at the end
   */
  CdsServices(
      Callers callers,
      Hooks hooks,
      Feedback feedback,
      CrossOrigin origins,
      BiConsumer<String, String> told,
      String app) {
    this.callers = callers;
    this.hooks = hooks;
    this.feedback = feedback;
    this.origins = origins;
    this.told = told;
    this.app = app;
  }

  /** The pattern of a path, for figures and logs; empty where there is no such service. */
  public static Optional<String> route(String path) {
    if (path.equals(PATH)) {
      return Optional.of(path);
    }
    String below = path.startsWith(PATH + "/") ? path.substring(PATH.length() + 1) : "";
    boolean known = Service.withId(id(below)).isPresent();
    return known ? Optional.of(path) : Optional.empty();
  }

  private static String id(String below) {
    return below.endsWith(FEEDBACK)
        ? below.substring(0, below.length() - FEEDBACK.length())
        : below;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    origins.mark(request, response);
    if (request.getMethod().equals("OPTIONS")) {
      origins.preflight(response);
      return;
    }
    CdsWords words = CdsWords.of(AcceptedLanguage.of(request));
    response.setHeader("Content-Language", words.locale().getLanguage());
    try {
      write(response, 200, answer(request, words));
    } catch (BadCall bad) {
      refuse(response, bad.why(), words);
    } catch (NotAudited | StoreUnavailable down) {
      LOG.error("A hook was not answered: the audit trail or the store takes no rows");
      refuse(response, Why.NOT_AUDITED, words);
    } catch (RuntimeException broken) {
      StackTraceElement[] trace = broken.getStackTrace();
      LOG.error(
          "A hook was not answered: {} at {}",
          broken.getClass().getName(),
          trace.length == 0 ? "unknown" : trace[0]);
      refuse(response, Why.BROKEN, words);
    }
  }

  private ObjectNode answer(HttpServletRequest request, CdsWords words) throws IOException {
    String info = Optional.ofNullable(request.getPathInfo()).orElse("");
    String method = request.getMethod();
    if (info.isEmpty()) {
      BadCall.require(method.equals("GET") || method.equals("HEAD"), Why.METHOD);
      callers.welcome(request);
      return Discovery.json(words);
    }
    Service service =
        Service.withId(id(info.substring(1))).orElseThrow(() -> new BadCall(Why.UNKNOWN_SERVICE));
    BadCall.require(method.equals("POST"), Why.METHOD);
    return info.endsWith(FEEDBACK) ? feedback(service, request) : counted(service, request, words);
  }

  private ObjectNode counted(Service service, HttpServletRequest request, CdsWords words)
      throws IOException {
    try {
      List<Card> cards = cards(service, request, words);
      told.accept(service.id(), cards.isEmpty() ? "silent" : "cards");
      ObjectNode answer = JsonNodeFactory.instance.objectNode();
      ArrayNode all = answer.putArray("cards");
      cards.forEach(card -> all.add(card.json(words, app)));
      return answer;
    } catch (BadCall bad) {
      told.accept(service.id(), bad.why().code());
      throw bad;
    }
  }

  private List<Card> cards(Service service, HttpServletRequest request, CdsWords words)
      throws IOException {
    Caller caller = callers.require(request);
    return callers.audited(
        caller,
        service,
        () -> {
          Body body = Body.read(request.getInputStream());
          return hooks.answer(
              HookCall.of(service, body, caller.ehr().iss().toString()), caller, words);
        });
  }

  private ObjectNode feedback(Service service, HttpServletRequest request) throws IOException {
    Caller caller = callers.require(request);
    return callers.audited(
        caller,
        service,
        () -> {
          feedback.take(service, Body.read(request.getInputStream()), caller);
          return JsonNodeFactory.instance.objectNode();
        });
  }

  /** Lets the caller go: of what it still sends, nothing is read, so nothing can follow it. */
  private static void refuse(HttpServletResponse response, Why why, CdsWords words)
      throws IOException {
    response.setHeader("Connection", "close");
    if (why == Why.TOKEN) {
      response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("error", words.say("refused." + why.code()));
    write(response, why.status(), answer);
  }

  private static void write(HttpServletResponse response, int status, ObjectNode json)
      throws IOException {
    byte[] bytes = Body.bytes(json);
    response.setStatus(status);
    response.setContentType("application/json");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
