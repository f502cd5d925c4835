package org.rimborso.sweep.export;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.Call;
import org.rimborso.ehr.Destination;
import org.rimborso.ehr.Patience;
import org.rimborso.ehr.Reply;
import org.rimborso.ehr.Reply.NotReached;
import org.rimborso.ehr.Reply.Received;
import org.rimborso.ehr.Reply.Why;
import org.rimborso.sweep.export.Trouble.Fate;

/** The job at the EHR: begun, asked after until it is done, ended (Bulk Data 2.0). */
final class Job {
  private static final String FHIR = "application/fhir+json";
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final int TROUBLES = 10;

  private final Calls calls;
  private final Calls goodbyes;
  private final Destination ehr;
  private final Supplier<String> withoutToken;
  private final Patience patience;
  private final Clock clock;

  /**
   * @param goodbyes for its end
   * @param ehr the only origin at which a job may be asked after
   * @param withoutToken why there is no token, when there is none
   */
  Job(
      Calls calls,
      Calls goodbyes,
      Destination ehr,
      Supplier<String> withoutToken,
      Patience patience,
      Clock clock) {
    this.calls = calls;
    this.goodbyes = goodbyes;
    this.ehr = ehr;
    this.withoutToken = withoutToken;
    this.patience = patience;
    this.clock = clock;
  }

  /** Starts it; where it can be asked after. */
  URI begin(Order order, Watch watch, Budget budget) throws Trouble, InterruptedException {
    Call call = Call.get(order.address(), FHIR).with("Prefer", "respond-async");
    Received received = settled(call, "did not begin the export", watch, budget);
    if (received.status() != 202) {
      throw new Trouble(
          received.status() == 200
              ? "The EHR answered at once instead of beginning a bulk export; does it offer"
                  + " $export?"
              : "The EHR refused to begin the export: " + words(received) + ".");
    }
    return received
        .header("content-location")
        .flatMap(Job::address)
        .map(order.address()::resolve)
        .filter(ehr::allows)
        .orElseThrow(
            () ->
                new Trouble(
                    "The EHR began an export but names no place at its own origin to ask after it;"
                        + " nothing else is called."));
  }

  private static Optional<URI> address(String text) {
    try {
      return Optional.of(new URI(text.strip()));
    } catch (URISyntaxException none) {
      return Optional.empty();
    }
  }

  /** Waits until it is done; the manifest. */
  byte[] await(URI job, Watch watch, Budget budget) throws Trouble, InterruptedException {
    Received received =
        settled(Call.get(job, "application/json"), "did not finish the export", watch, budget);
    return switch (received.status()) {
      case 200 -> received.body();
      case 404, 410 -> throw new Trouble("The EHR no longer knows the export", Fate.LOST);
      default ->
          throw new Trouble(
              "The EHR could not finish the export: " + words(received) + ".",
              stands(received) ? Fate.STANDS : Fate.OVER);
    };
  }

  /** Whether the job may be there all the same. */
  private static boolean stands(Received received) throws InterruptedException {
    return received.status() == 401 || received.status() == 403 || isPassing(received);
  }

  /** The answer once it is neither "later" nor a trouble that may pass. */
  private Received settled(Call call, String failure, Watch watch, Budget budget)
      throws Trouble, InterruptedException {
    Backoff backoff = new Backoff(FIRST_PAUSE, patience, clock);
    boolean begins = call.headers().containsKey("Prefer");
    int troubles = 0;
    while (true) {
      Reply reply = calls.send(call, budget).orElseThrow(() -> new Trouble(withoutToken.get()));
      Duration pause;
      if (reply instanceof Received received && received.status() == 202 && !begins) {
        troubles = 0;
        pause = backoff.after(received);
        watch.waiting(received.header("x-progress").map(Job::cleaned), pause);
      } else if (isPassing(reply) && ++troubles <= TROUBLES) {
        pause = reply instanceof Received received ? backoff.after(received) : backoff.own();
        watch.waiting(Optional.of(said(reply)), pause);
      } else if (reply instanceof Received received) {
        return received;
      } else {
        throw new Trouble("The EHR " + failure + ": " + said(reply) + ".");
      }
      if (pause.compareTo(budget.left()) >= 0) {
        throw new Trouble("The EHR " + failure + " in time.");
      }
      backoff.await(pause);
    }
  }

  private static boolean isPassing(Reply reply) throws InterruptedException {
    if (reply instanceof NotReached lost) {
      if (lost.why() == Why.INTERRUPTED) {
        throw new InterruptedException();
      }
      return switch (lost.why()) {
        case NO_CONNECTION, TOO_SLOW, CUT, RESTING, CROWDED, ASKED_TO_WAIT -> true;
        default -> false;
      };
    }
    Received received = (Received) reply;
    if (received.status() == 429) {
      return true;
    }
    Optional<OperationOutcome> outcome = OperationOutcome.read(received.body());
    return received.status() >= 500
        && outcome.map(OperationOutcome::isPassing).orElse(received.status() != 501);
  }

  private static String said(Reply reply) {
    return reply instanceof Received received
        ? received.status() == 429 ? "it asks for patience" : "it answers " + words(received)
        : NotHad.words(((NotReached) reply).why());
  }

  private static String words(Received received) {
    return received.status() >= 300 && received.status() < 400
        ? "it sends to another address, which is not followed"
        : "status "
            + received.status()
            + OperationOutcome.read(received.body()).map(OperationOutcome::told).orElse("");
  }

  /** A server's words for people: no control characters, not too many. */
  private static String cleaned(String text) {
    String clean = text.replaceAll("[\\p{C}\\p{Z}]+", " ").strip();
    return clean.length() > 100 ? clean.substring(0, 100) : clean;
  }

  /** Tells the EHR that nobody will come back for it; true if it takes word of that. */
  boolean end(URI job, Budget budget) {
    return goodbyes
        .send(Call.delete(job, FHIR), budget)
        .filter(Received.class::isInstance)
        .map(reply -> ((Received) reply).status())
        .filter(status -> status / 100 == 2 || status == 404 || status == 410)
        .isPresent();
  }
}
