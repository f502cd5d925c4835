package org.rimborso.smart;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.rimborso.store.LaunchStates;

/**
 * The launches that are at the authorize page, each known by its state: unguessable, tied to one
 * browser and one EHR, taken once, within ten minutes.
 */
final class Flows {
  private static final Duration TIME_TO_RETURN = Duration.ofMinutes(10);

  private final LaunchStates states;
  private final Sealing sealing;
  private final SecureRandom random;
  private final Clock clock;

  Flows(LaunchStates states, Sealing sealing, SecureRandom random, Clock clock) {
    this.states = states;
    this.sealing = sealing;
    this.random = random;
    this.clock = clock;
  }

  /** What comes of a state that came back. */
  sealed interface Answer {}

  /** It was ours, and is used up now. */
  record Taken(Flow flow) implements Answer {}

  /** It leads nowhere. */
  record Refused(Problem problem) implements Answer {}

  /** Keeps a new flow and returns its state. */
  String keep(String ehrId, Flow flow, String browserKey) {
    String state = Secrets.fresh(random);
    String hash = Secrets.hash(state);
    LaunchStates.Row row =
        new LaunchStates.Row(
            hash,
            ehrId,
            Secrets.hash(browserKey),
            sealing.seal(flow.text(), hash),
            clock.instant(),
            false);
    // Kept a while beyond their time, so that a late answer is told from a forged one.
    states.put(row, clock.instant().minus(TIME_TO_RETURN.multipliedBy(6)));
    return state;
  }

  /** Takes the flow of a state that came to {@code ehrId} from this browser. */
  Answer take(String state, String ehrId, String browserKey) {
    String hash = Secrets.hash(state);
    Optional<LaunchStates.Row> row = states.find(hash);
    if (row.isEmpty()) {
      return refused(Problem.Kind.STATE_FORGED);
    }
    Optional<Problem.Kind> problem = check(row.get(), ehrId, browserKey);
    if (problem.isPresent()) {
      return refused(problem.get());
    }
    if (!states.use(hash, clock.instant())) {
      return refused(Problem.Kind.STATE_USED);
    }
    return sealing
        .open(row.get().sealed(), hash)
        .flatMap(Flow::parse)
        .<Answer>map(Taken::new)
        .orElseGet(() -> refused(Problem.Kind.STATE_FORGED));
  }

  private Optional<Problem.Kind> check(LaunchStates.Row row, String ehrId, String browserKey) {
    // Constant time does not matter: both are hashes of unguessable values.
    if (!row.browserHash().equals(Secrets.hash(browserKey))) {
      return Optional.of(Problem.Kind.OTHER_BROWSER);
    }
    if (!row.ehr().equals(ehrId)) {
      return Optional.of(Problem.Kind.MIXED_UP);
    }
    if (row.used()) {
      return Optional.of(Problem.Kind.STATE_USED);
    }
    boolean late = row.created().plus(TIME_TO_RETURN).isBefore(clock.instant());
    return late ? Optional.of(Problem.Kind.LAUNCH_EXPIRED) : Optional.empty();
  }

  private static Refused refused(Problem.Kind kind) {
    return new Refused(Problem.of(kind));
  }
}
