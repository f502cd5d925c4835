package org.rimborso.codebooks.terminology;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.rimborso.codes.CodeSystem;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.Destination;
import org.rimborso.ehr.Door;
import org.rimborso.ehr.Limits;
import org.rimborso.ehr.Origin;
import org.rimborso.ehr.Outbound;

/**
 * A FHIR R4 terminology server, asked by {@code $lookup}, {@code $validate-code} and {@code
 * $translate}, and searched by {@code $expand}. Its answers are kept for as long as the site says,
 * failures not at all. Safe for many threads.
 */
public final class TerminologyServer {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final int LARGEST = 16 << 20;
  private static final int AT_ONCE = 4;
  private static final long MOST_KEPT = 200_000;

  private final TerminologySettings settings;
  private final Line line;
  private final ServerEditions editions;
  private final Expansions expansions;
  private final MapRest rest;
  private final Cache<Subject, Told> kept;

  /** The server of these settings; it is asked nothing yet. */
  public TerminologyServer(TerminologySettings settings, Outbound outbound, Clock clock) {
    this.settings = settings;
    Origin origin =
        Origin.of(settings.base())
            .orElseThrow(() -> new IllegalArgumentException("no address to call"));
    Limits limits =
        new Limits(
            CONNECT,
            settings.budget(),
            LARGEST,
            1,
            Limits.STANDARD.waitAtMost(),
            Limits.STANDARD.atOnce());
    Door door = outbound.to(new Destination("terminology server", Set.of(origin)), limits);
    this.line = new Line(settings, door, singles());
    this.editions = new ServerEditions(line, settings, clock);
    this.rest = new MapRest(clock);
    this.expansions = new Expansions(line, settings);
    this.kept =
        Caffeine.newBuilder().expireAfterWrite(settings.kept()).maximumSize(MOST_KEPT).build();
  }

  private static ExecutorService singles() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "terminology");
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** Whose codes it is asked about. */
  Set<CodeSystem> systems() {
    return settings.systems();
  }

  /**
   * Asks what is not known yet, in one batch; then in as many more as a header's levels need. Takes
   * no longer than the site allows, nor than the page has left.
   */
  Inquiry inquiry(Budget page) {
    Duration time = page.left().compareTo(settings.budget()) < 0 ? page.left() : settings.budget();
    return within(Budget.of(time));
  }

  private Inquiry within(Budget budget) {
    return new Inquiry(line, editions, rest, kept, budget);
  }

  /** What one question or search may spend. */
  Budget budget() {
    return Budget.of(settings.budget());
  }

  /** What is said of codes alone, not of what is below a header. */
  Answers judge(Set<Question> questions, Budget budget) {
    return within(budget).once(questions);
  }

  /** Codes that fit, by the version that speaks for the day; empty where there is no such one. */
  Optional<Expansions.Heard> expand(Search search, Budget budget) {
    ServerEditions.Choice choice = editions.on(search.system(), search.day(), budget);
    if (choice instanceof ServerEditions.Trouble trouble) {
      return Optional.of(Expansions.Heard.nothing(trouble.cause()));
    }
    String filter = search.typed().strip().toLowerCase(search.language());
    return choice instanceof ServerEditions.Ask ask
        ? Optional.of(
            expansions.find(
                new Expansions.Asked(ask.edition(), filter, search.language(), search.most()),
                budget))
        : Optional.empty();
  }
}
