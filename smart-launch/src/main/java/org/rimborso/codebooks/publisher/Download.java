package org.rimborso.codebooks.publisher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.Call;
import org.rimborso.ehr.Door;
import org.rimborso.ehr.Patience;
import org.rimborso.ehr.Reply;
import org.rimborso.ehr.Reply.NotReached;
import org.rimborso.ehr.Reply.Received;
import org.rimborso.ehr.Reply.Why;

/**
 * Fetches one file. Where an attempt broke off, now or in an earlier run, the rest is asked for; a
 * server that sends the whole again is believed. Redirects are followed as far as the door's list
 * of hosts reaches.
 */
final class Download {
  private static final int REDIRECTS = 5;
  private static final int ATTEMPTS = 4;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Door door;
  private final Budget budget;
  private final Patience patience;
  private final Progress progress;

  Download(Door door, Budget budget, Patience patience, Progress progress) {
    this.door = door;
    this.budget = budget;
    this.patience = patience;
    this.progress = progress;
  }

  /** What came of it. */
  sealed interface Answer {}

  /**
   * The whole file is there.
   *
   * @param version to ask with next time whether there is a newer one
   */
  record Whole(Version version) implements Answer {}

  /** It is the version that was known before. */
  record Unchanged() implements Answer {}

  /** The publisher has no such file. */
  record Missing() implements Answer {}

  /** It cannot be had now. */
  record Failed(String reason) implements Answer {}

  /**
   * Fetches {@code uri} into {@code place}.
   *
   * @param known what was fetched and imported before
   */
  Answer fetch(URI uri, Place place, Optional<Version> known) {
    try {
      return attempts(uri, place, known);
    } catch (IOException | UncheckedIOException disk) {
      return new Failed("it could not be written to " + place.folder());
    }
  }

  private Answer attempts(URI uri, Place place, Optional<Version> known) throws IOException {
    Answer answer = new Failed("it was not asked for");
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      long before = place.arrived();
      Reply reply = follow(uri, place, known);
      Optional<Answer> done = judge(reply, place);
      if (done.isPresent()) {
        return done.get();
      }
      answer = new Failed(reason(reply));
      boolean further = place.arrived() > before;
      if (budget.spent() || !(further || pause(attempt))) {
        break;
      }
    }
    return answer;
  }

  private boolean pause(int attempt) {
    Duration pause = PAUSE.multipliedBy(1L << attempt);
    if (attempt == ATTEMPTS - 1 || pause.compareTo(budget.left()) >= 0) {
      return false;
    }
    try {
      patience.await(pause);
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Reply follow(URI uri, Place place, Optional<Version> known) throws IOException {
    URI at = uri;
    Reply reply = door.send(call(at, place, known), budget);
    for (int hop = 0; hop < REDIRECTS && reply instanceof Received moved; hop++) {
      Optional<URI> next = target(moved, at);
      if (next.isEmpty()) {
        return reply;
      }
      at = next.get();
      reply = door.send(call(at, place, known), budget);
    }
    return reply;
  }

  private static Optional<URI> target(Received moved, URI from) {
    boolean redirect =
        switch (moved.status()) {
          case 301, 302, 303, 307, 308 -> true;
          default -> false;
        };
    try {
      return redirect ? moved.header("location").map(from::resolve) : Optional.empty();
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  private Call call(URI uri, Place place, Optional<Version> known) throws IOException {
    Call call = Call.get(uri, "*/*");
    Optional<String> validator = place.validator();
    if (place.arrived() > 0 && validator.isPresent()) {
      call = call.with("Range", "bytes=" + place.arrived() + "-").with("If-Range", validator.get());
    } else {
      for (Version version : known.stream().toList()) {
        call = version.unlessNewer(call);
      }
    }
    return call.into(new Call.Into(place.part(), watch(place)));
  }

  private Call.Watch watch(Place place) {
    return new Call.Watch() {
      @Override
      public void begins(Optional<String> validator) {
        place.remember(validator);
      }

      @Override
      public void at(long bytes, OptionalLong total) {
        progress.at(bytes, total);
      }
    };
  }

  /** Empty where another attempt may help. */
  private static Optional<Answer> judge(Reply reply, Place place) throws IOException {
    if (reply instanceof NotReached lost) {
      if (lost.why() == Why.NOT_DECODABLE) {
        place.forgetPart();
      }
      return passing(lost.why()) ? Optional.empty() : Optional.of(new Failed(reason(reply)));
    }
    Received received = (Received) reply;
    return switch (received.status()) {
      case 200, 206 -> whole(received, place);
      case 304 -> Optional.of(new Unchanged());
      case 404, 410 -> Optional.of(new Missing());
      case 416 -> {
        // Nothing lies beyond what is here, so what is here is of another version.
        place.forgetPart();
        yield Optional.empty();
      }
      default -> Optional.of(new Failed(reason(reply)));
    };
  }

  private static boolean passing(Why why) {
    return switch (why) {
      case NO_CONNECTION, TOO_SLOW, CUT, NOT_DECODABLE, SERVER_FAILED -> true;
      default -> false;
    };
  }

  private static Optional<Answer> whole(Received received, Place place) throws IOException {
    long arrived = place.arrived();
    if (received.status() == 206 && !sameVersion(received, place)) {
      place.forgetPart();
      return Optional.empty();
    }
    OptionalLong announced = announced(received);
    if (announced.isPresent() && announced.getAsLong() != arrived) {
      return Optional.empty();
    }
    if (place.isWebPage(received.header("content-type").orElse(""))) {
      place.forgetPart();
      return Optional.of(new Failed("the site answered with a web page, not with a file"));
    }
    place.finish();
    return Optional.of(
        new Whole(
            new Version(
                received.header("etag"),
                received.header("last-modified"),
                arrived,
                place.sha256Hex())));
  }

  /** A server that takes no notice of If-Range may add the end of one version to another. */
  private static boolean sameVersion(Received part, Place place) {
    Optional<String> tag = part.header("etag");
    Optional<String> before = place.validator().filter(validator -> validator.startsWith("\""));
    return tag.isEmpty() || before.isEmpty() || tag.equals(before);
  }

  /** How long the whole file is by the server's word. */
  private static OptionalLong announced(Received received) {
    String length = received.header("content-length").orElse("");
    if (received.status() == 206) {
      String range = received.header("content-range").orElse("");
      length = range.substring(range.indexOf('/') + 1);
    }
    return length.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(length))
        : OptionalLong.empty();
  }

  private static String reason(Reply reply) {
    if (reply instanceof Received received) {
      return switch (received.status()) {
        case 200, 206, 416 -> "it is not as long as the site says";
        case 301, 302, 303, 307, 308 -> "the site sends from one address to the next";
        default -> "the site refused it with status " + received.status();
      };
    }
    return switch (((NotReached) reply).why()) {
      case ADDRESS_REFUSED -> "the site sends to a host that is not in codes.update.hosts";
      case NOT_SENDABLE -> "the request holds what cannot be sent";
      case CROWDED -> "too many calls to the site are under way";
      case NO_CONNECTION -> "no connection to the site";
      case TOO_SLOW, NO_TIME_LEFT -> "the time in codes.update.budget was over";
      case CUT -> "the connection broke";
      case TOO_LARGE -> "it is larger than any code file";
      case NOT_DECODABLE -> "the site sends something else than the file as it is";
      case NOT_KEPT -> "it could not be written to disk";
      case RESTING ->
          "Rimborso did not ask: the site failed several times just now and is left alone for some"
              + " seconds";
      case ASKED_TO_WAIT -> "the site asks to be left alone for a while";
      case SERVER_FAILED -> "the site fails";
      case INTERRUPTED -> "it was interrupted";
    };
  }
}
