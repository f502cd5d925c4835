package org.rimborso.codebooks.publisher;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.publisher.AddressTemplate.Address;
import org.rimborso.codebooks.publisher.Intake.EditionName;
import org.rimborso.codebooks.publisher.Outcome.Failed;
import org.rimborso.codebooks.publisher.Outcome.Imported;
import org.rimborso.codebooks.publisher.Outcome.Missing;
import org.rimborso.codebooks.publisher.Outcome.NotPublishedYet;
import org.rimborso.codebooks.publisher.Outcome.OtherBook;
import org.rimborso.codebooks.publisher.Outcome.Unchanged;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.Destination;
import org.rimborso.ehr.Door;
import org.rimborso.ehr.Limits;
import org.rimborso.ehr.Outbound;
import org.rimborso.ehr.Patience;

/**
 * Brings the loaded code sets up to date with the publishers' sites: works out which files there
 * should be, fetches those that are new, and hands each to the intake.
 */
public final class Update {
  /** The largest code file known has 100 MiB; more than four times that is a mistake. */
  private static final int LARGEST = 400 << 20;

  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final UpdateSettings settings;
  private final Path downloads;
  private final Intake intake;
  private final Door door;
  private final Patience patience;

  /**
   * An update under these settings.
   *
   * @param downloads folder for what is under way, and for the note of what was fetched
   * @param patience how to wait between attempts
   */
  public Update(
      UpdateSettings settings,
      Path downloads,
      Intake intake,
      Outbound outbound,
      Patience patience) {
    this.settings = settings;
    this.downloads = downloads;
    this.intake = intake;
    this.patience = patience;
    Limits limits =
        new Limits(
            CONNECT,
            settings.budget(),
            LARGEST,
            0,
            Limits.STANDARD.waitAtMost(),
            Limits.STANDARD.atOnce());
    this.door = outbound.to(new Destination("code publishers", settings.hosts()), limits);
  }

  /** A file that there should be. */
  public record Planned(Book book, Address address) {
    /** The edition for people, such as {@code ICD-10-CM FY2027}. */
    public String label() {
      return (book.label() + " " + address.label()).strip();
    }
  }

  /** Hears what is being done. */
  public interface Listener {
    /** A file is asked for now. */
    Progress asking(Planned planned);

    /** This came of it. */
    void done(Planned planned, Outcome outcome);
  }

  /**
   * The files there should be on {@code today}, without asking anyone.
   *
   * @param wanted the books; none: every configured one
   */
  public List<Planned> plan(Set<Book> wanted, LocalDate today) {
    List<Planned> plan = new ArrayList<>();
    settings
        .books()
        .forEach(
            (book, templates) -> {
              if (wanted.isEmpty() || wanted.contains(book)) {
                templates.forEach(
                    template ->
                        template
                            .addresses(today, settings.since())
                            .forEach(address -> plan.add(new Planned(book, address))));
              }
            });
    return plan;
  }

  /**
   * Fetches and imports what is new, file by file.
   *
   * @return whether all went well; a file that is not published yet is no fault, a book of which
   *     there is no file at all is one
   * @throws IOException if the folder cannot be used, or another update is under way
   */
  public boolean run(List<Planned> plan, LocalDate today, Listener listener) throws IOException {
    Files.createDirectories(downloads);
    try (FileChannel channel =
            FileChannel.open(
                downloads.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lock(channel)) {
      if (!lock.isValid()) {
        throw new IOException("the lock of the folder is gone");
      }
      return locked(plan, today, listener);
    }
  }

  private static FileLock lock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return lock;
      }
    } catch (OverlappingFileLockException sameProcess) {
      // Falls through to the same answer.
    }
    throw new IOException("another update is under way");
  }

  private boolean locked(List<Planned> plan, LocalDate today, Listener listener) {
    Ledger ledger = Ledger.open(downloads.resolve("fetched.json"));
    Budget budget = Budget.of(settings.budget());
    Findings findings = new Findings();
    for (Planned planned : plan) {
      Outcome outcome = one(planned, ledger, budget, listener.asking(planned));
      if (outcome instanceof Missing && planned.address().from().isAfter(today)) {
        outcome = new NotPublishedYet();
      }
      findings.add(planned.book(), outcome);
      listener.done(planned, outcome);
    }
    return findings.allWell();
  }

  private Outcome one(Planned planned, Ledger ledger, Budget budget, Progress progress) {
    URI uri = planned.address().uri();
    try {
      Place place = Place.of(downloads, uri);
      Optional<Ledger.Entry> known =
          ledger.of(uri).filter(entry -> intake.inForce().containsAll(entry.editions()));
      Download.Answer answer =
          new Download(door, budget, patience, progress)
              .fetch(uri, place, known.map(Ledger.Entry::version));
      Outcome outcome = outcome(planned, answer, place, known, ledger);
      if (!(answer instanceof Download.Failed)) {
        place.clear();
      }
      return outcome;
    } catch (IOException disk) {
      return new Failed("it could not be written to " + downloads);
    }
  }

  private Outcome outcome(
      Planned planned,
      Download.Answer answer,
      Place place,
      Optional<Ledger.Entry> known,
      Ledger ledger)
      throws IOException {
    if (answer instanceof Download.Failed failed) {
      return new Failed(failed.reason());
    }
    if (answer instanceof Download.Missing) {
      return new Missing();
    }
    if (!(answer instanceof Download.Whole whole)) {
      return known
          .<Outcome>map(entry -> new Unchanged(entry.editions()))
          .orElseGet(() -> new Failed("the site calls it unchanged without being asked"));
    }
    if (known.filter(entry -> entry.version().sameBytes(whole.version())).isPresent()) {
      ledger.put(
          planned.address().uri(), new Ledger.Entry(whole.version(), known.get().editions()));
      return new Unchanged(known.get().editions());
    }
    Intake.Taken taken = intake.take(place.file());
    if (taken instanceof Intake.Refused refused) {
      return new Failed(refused.reason());
    }
    Intake.InForce inForce = (Intake.InForce) taken;
    if (!inForce.editions().isEmpty()) {
      ledger.put(planned.address().uri(), new Ledger.Entry(whole.version(), inForce.editions()));
    }
    return named(planned.book(), inForce);
  }

  private static Outcome named(Book book, Intake.InForce inForce) {
    List<EditionName> editions = inForce.editions();
    if (editions.stream().noneMatch(edition -> edition.book() == book)) {
      return new OtherBook(editions);
    }
    return inForce.changed() ? new Imported(editions) : new Unchanged(editions);
  }
}
