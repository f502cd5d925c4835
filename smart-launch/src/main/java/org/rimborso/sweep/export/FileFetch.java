package org.rimborso.sweep.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.Call;
import org.rimborso.ehr.Patience;
import org.rimborso.ehr.Reply;
import org.rimborso.ehr.Reply.NotReached;
import org.rimborso.ehr.Reply.Received;
import org.rimborso.ehr.Reply.Why;
import org.rimborso.sweep.export.State.Done;
import org.rimborso.sweep.export.State.Part;

/**
 * Fetches one file of an export to disk. Where it broke off, now or in an earlier run, the rest is
 * asked for; what is there is believed only when it is whole and holds what the EHR says it does.
 */
final class FileFetch {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final int ATTEMPTS = 6;

  private final Calls calls;
  private final ExportFolder folder;
  private final Supplier<String> withoutToken;
  private final Patience patience;
  private final Clock clock;

  FileFetch(
      Calls calls,
      ExportFolder folder,
      Supplier<String> withoutToken,
      Patience patience,
      Clock clock) {
    this.calls = calls;
    this.folder = folder;
    this.withoutToken = withoutToken;
    this.patience = patience;
    this.clock = clock;
  }

  /**
   * @param arrived is told how many bytes are there
   */
  Done fetch(Part part, LongConsumer arrived, Budget budget)
      throws Trouble, IOException, InterruptedException {
    try {
      return attempts(part, arrived, budget);
    } catch (UncheckedIOException disk) {
      throw disk.getCause();
    }
  }

  private Done attempts(Part part, LongConsumer arrived, Budget budget)
      throws Trouble, IOException, InterruptedException {
    Backoff backoff = new Backoff(FIRST_PAUSE, patience, clock);
    int left = ATTEMPTS;
    while (true) {
      long before = Files.size(folder.arriving(part));
      Reply reply =
          calls
              .send(call(part, before, arrived), budget)
              .orElseThrow(() -> new Trouble(withoutToken.get()));
      Optional<Done> done = judged(part, reply);
      if (done.isPresent()) {
        return done.get();
      }
      if (Files.size(folder.arriving(part)) > before && before > 0) {
        left = ATTEMPTS;
        backoff.reset();
      }
      Duration pause = reply instanceof Received received ? backoff.after(received) : backoff.own();
      if (--left == 0 || pause.compareTo(budget.left()) >= 0) {
        throw new Trouble(named(part) + " could not be fetched: " + reason(reply) + ".");
      }
      backoff.await(pause);
    }
  }

  private Call call(Part part, long before, LongConsumer arrived) throws IOException, Trouble {
    long room = folder.room();
    if (room == 0) {
      throw new Trouble("The disk has no room for more files of the export.");
    }
    Call call = Call.get(part.entry().url(), "application/fhir+ndjson");
    Optional<String> version = version(part);
    if (before > 0 && version.isPresent()) {
      call = call.with("Range", "bytes=" + before + "-").with("If-Range", version.get());
    }
    return call.intoAsItComes(
        new Call.Into(folder.arriving(part), OptionalLong.of(before + room), watch(part, arrived)));
  }

  private Call.Watch watch(Part part, LongConsumer arrived) {
    return new Call.Watch() {
      @Override
      public void begins(Optional<String> validator) {
        try {
          OwnOnly.write(folder.version(part), validator.orElse(""));
        } catch (IOException disk) {
          throw new UncheckedIOException(disk);
        }
      }

      @Override
      public void at(long bytes, OptionalLong total) {
        arrived.accept(bytes);
      }
    };
  }

  private Optional<String> version(Part part) throws IOException {
    try {
      return Optional.of(Files.readString(folder.version(part))).filter(text -> !text.isBlank());
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  /** Empty where another attempt may help. */
  private Optional<Done> judged(Part part, Reply reply)
      throws Trouble, IOException, InterruptedException {
    if (reply instanceof NotReached lost) {
      giveUpIfHopeless(part, lost.why());
      return Optional.empty();
    }
    Received received = (Received) reply;
    return switch (received.status()) {
      case 200, 206 -> whole(part, received);
      case 404, 410 ->
          throw new Trouble(
              "The EHR no longer has the file " + part.name() + " of the export",
              Trouble.Fate.LOST);
      case 416 -> {
        // Nothing lies beyond what is here, so what is here is of another version.
        forget(part);
        yield Optional.empty();
      }
      case 429, 500, 502, 503, 504 -> Optional.empty();
      default ->
          throw new Trouble(named(part) + " could not be fetched: " + reason(received) + ".");
    };
  }

  private void giveUpIfHopeless(Part part, Why why)
      throws Trouble, IOException, InterruptedException {
    switch (why) {
      case INTERRUPTED -> throw new InterruptedException();
      case TOO_LARGE -> throw new Trouble("The disk has no room for " + named(part) + ".");
      case ADDRESS_REFUSED, NOT_SENDABLE, NOT_KEPT, NO_TIME_LEFT ->
          throw new Trouble(named(part) + " could not be fetched: " + NotHad.words(why) + ".");
      case NOT_DECODABLE -> forget(part);
      default -> {}
    }
  }

  private Optional<Done> whole(Part part, Received received) throws IOException {
    Path file = folder.arriving(part);
    if (received.status() == 206 && !isSameVersion(received, part)) {
      forget(part);
      return Optional.empty();
    }
    Ndjson.Held held = Ndjson.held(file);
    OptionalLong count = part.entry().count();
    if (!held.sound() || (count.isPresent() && count.getAsLong() != held.resources())) {
      forget(part);
      return Optional.empty();
    }
    return Optional.of(folder.finish(part, held));
  }

  /** A server that takes no notice of If-Range may add the end of one version to another. */
  private boolean isSameVersion(Received received, Part part) throws IOException {
    Optional<String> tag = received.header("etag");
    Optional<String> before = version(part).filter(text -> text.startsWith("\""));
    return tag.isEmpty() || before.isEmpty() || tag.equals(before);
  }

  private void forget(Part part) throws IOException {
    Files.deleteIfExists(folder.arriving(part));
    Files.deleteIfExists(folder.version(part));
  }

  private static String named(Part part) {
    return "The file " + part.name();
  }

  private static String reason(Reply reply) {
    if (reply instanceof NotReached lost) {
      return NotHad.words(lost.why());
    }
    int status = ((Received) reply).status();
    return switch (status) {
      case 200, 206, 416 -> "it does not hold what the EHR says it does";
      case 301, 302, 303, 307, 308 -> "the EHR sends to another address, which is not followed";
      default -> "the EHR answers with status " + status;
    };
  }
}
