package org.rimborso.codebooks.terminology;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.rimborso.chart.Cause;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.Call;
import org.rimborso.ehr.Door;
import org.rimborso.ehr.Reply;
import org.rimborso.ehr.Reply.NotReached;
import org.rimborso.ehr.Reply.Received;
import org.rimborso.ehr.Reply.Why;
import org.rimborso.fhir.read.OperationAnswer;
import org.rimborso.fhir.read.TerminologyReader;

/**
 * The line to one terminology server: many reads in one batch, and where it takes no batch each
 * alone, a few at a time.
 */
final class Line {
  private static final String FHIR_JSON = "application/fhir+json";

  private final URI base;
  private final Optional<Path> tokenFile;
  private final Door door;
  private final Executor singles;
  private volatile boolean takesNoBatch;

  /**
   * @param singles runs reads of their own; its threads bound how many are under way
   */
  Line(TerminologySettings settings, Door door, Executor singles) {
    this.base = settings.base();
    this.tokenFile = settings.tokenFile();
    this.door = door;
    this.singles = singles;
  }

  /**
   * What came of several reads.
   *
   * @param answers in the order they were asked; empty where there is none
   * @param trouble why some have none
   */
  record Heard(List<Optional<OperationAnswer>> answers, Optional<Cause> trouble) {
    Heard {
      answers = List.copyOf(answers);
    }

    static Heard nothing(int asked, Cause cause) {
      return new Heard(Collections.nCopies(asked, Optional.empty()), Optional.of(cause));
    }
  }

  /** Asks all of {@code urls}, which stand below the base. */
  Heard ask(List<String> urls, Budget budget) {
    return takesNoBatch ? each(urls, budget) : batch(urls, budget);
  }

  private Heard batch(List<String> urls, Budget budget) {
    Reply reply = post(base, Requests.batch(urls), budget);
    if (reply instanceof NotReached lost && lost.why() != Why.SERVER_FAILED) {
      return Heard.nothing(urls.size(), Cause.NOT_REACHED);
    }
    if (reply instanceof Received received && received.status() == 200) {
      return batch(received, urls.size());
    }
    Optional<Cause> closed = closed(reply);
    if (closed.isPresent()) {
      return Heard.nothing(urls.size(), closed.get());
    }
    // Refused with a 4xx, or with a 5xx as a server does that cannot do it.
    Heard alone = each(urls, budget);
    takesNoBatch = alone.trouble().isEmpty();
    return alone;
  }

  private static Heard batch(Received received, int asked) {
    Optional<List<OperationAnswer>> answers =
        received.saysJson() ? TerminologyReader.batch(received.body()) : Optional.empty();
    return answers
        .filter(all -> all.size() == asked)
        .map(all -> new Heard(all.stream().map(Optional::of).toList(), Optional.empty()))
        .orElseGet(() -> Heard.nothing(asked, Cause.UNREADABLE));
  }

  private Heard each(List<String> urls, Budget budget) {
    List<CompletableFuture<Heard>> under =
        urls.stream()
            .map(url -> CompletableFuture.supplyAsync(() -> one(url, budget), singles))
            .toList();
    List<Optional<OperationAnswer>> answers = new ArrayList<>();
    Optional<Cause> trouble = Optional.empty();
    for (CompletableFuture<Heard> each : under) {
      Heard heard = each.join();
      answers.addAll(heard.answers());
      trouble = trouble.or(heard::trouble);
    }
    return new Heard(answers, trouble);
  }

  private Heard one(String url, Budget budget) {
    Reply reply = read(url, budget);
    Optional<Cause> closed = closed(reply);
    if (closed.isPresent() || !(reply instanceof Received received)) {
      return Heard.nothing(1, closed.orElse(Cause.NOT_REACHED));
    }
    Optional<OperationAnswer> answer =
        received.saysJson() ? TerminologyReader.operation(received.body()) : Optional.empty();
    return answer.isEmpty() && received.status() == 200
        ? Heard.nothing(1, Cause.UNREADABLE)
        : new Heard(List.of(Optional.of(alone(received, answer))), Optional.empty());
  }

  private static OperationAnswer alone(Received received, Optional<OperationAnswer> answer) {
    return new OperationAnswer(
        Optional.of(Integer.toString(received.status())),
        answer.map(OperationAnswer::resourceType).orElse(""),
        answer.map(OperationAnswer::parameters).orElse(List.of()));
  }

  /** Reads what stands at {@code url} below the base. */
  Reply read(String url, Budget budget) {
    return door.send(authorized(Call.get(below(url), FHIR_JSON)), budget);
  }

  /** Sends {@code resource} to {@code url} below the base. */
  Reply post(String url, String resource, Budget budget) {
    return post(below(url), resource, budget);
  }

  private Reply post(URI address, String resource, Budget budget) {
    Call.Body body = new Call.Body(FHIR_JSON + "; charset=utf-8", resource);
    return door.send(authorized(Call.post(address, FHIR_JSON, body)), budget);
  }

  private URI below(String url) {
    return URI.create((base.toString().endsWith("/") ? base.toString() : base + "/") + url);
  }

  /** Why the server takes no questions from us; empty where it does. */
  static Optional<Cause> closed(Reply reply) {
    if (reply instanceof Received received) {
      return received.status() == 401 || received.status() == 403
          ? Optional.of(Cause.ACCESS_RESTRICTED)
          : Optional.empty();
    }
    return ((NotReached) reply).why() == Why.SERVER_FAILED
        ? Optional.empty()
        : Optional.of(Cause.NOT_REACHED);
  }

  /** The token is read anew each time, so that it can be changed without a restart. */
  private Call authorized(Call call) {
    if (tokenFile.isEmpty()) {
      return call;
    }
    try {
      return call.with("Authorization", "Bearer " + Files.readString(tokenFile.get()).strip());
    } catch (IOException unreadable) {
      // The server will refuse it, which is told.
      return call;
    }
  }
}
