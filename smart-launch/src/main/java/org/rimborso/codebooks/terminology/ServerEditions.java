package org.rimborso.codebooks.terminology;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Cause;
import org.rimborso.codes.CodeSystem;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.Reply;
import org.rimborso.ehr.Reply.Received;
import org.rimborso.fhir.read.OfferedCodeSystem;
import org.rimborso.fhir.read.TerminologyReader;

/**
 * Which version of a system is asked about which day, by what the server lists. A version speaks
 * for its own days only; one that does not name them is the current one. What a server does not
 * list may be asked about the current edition, but never proves that a code does not exist.
 */
final class ServerEditions {
  private final Line line;
  private final Clock clock;
  private final Cache<CodeSystem, List<OfferedCodeSystem>> offered;

  ServerEditions(Line line, TerminologySettings settings, Clock clock) {
    this.line = line;
    this.clock = clock;
    this.offered = Caffeine.newBuilder().expireAfterWrite(settings.kept()).build();
  }

  /** What to ask, or why nobody can be asked. */
  sealed interface Choice {}

  record Ask(ServerEdition edition) implements Choice {}

  /** No version speaks for that day. */
  record None() implements Choice {}

  record Trouble(Cause cause) implements Choice {}

  Choice on(CodeSystem system, LocalDate day, Budget budget) {
    List<OfferedCodeSystem> known = offered.getIfPresent(system);
    if (known != null) {
      return choose(system, day, known);
    }
    Reply reply = line.read(Requests.codeSystems(system), budget);
    Optional<Cause> closed = Line.closed(reply);
    if (closed.isPresent() || !(reply instanceof Received received)) {
      return new Trouble(closed.orElse(Cause.NOT_REACHED));
    }
    Optional<List<OfferedCodeSystem>> listed = listed(system, received);
    if (listed.isEmpty()) {
      return new Trouble(Cause.UNREADABLE);
    }
    offered.put(system, listed.get());
    return choose(system, day, listed.get());
  }

  /** A server need not offer the search. */
  private static Optional<List<OfferedCodeSystem>> listed(CodeSystem system, Received received) {
    if (received.status() != 200) {
      return Optional.of(List.of());
    }
    Optional<List<OfferedCodeSystem>> all =
        received.saysJson() ? TerminologyReader.codeSystems(received.body()) : Optional.empty();
    return all.map(list -> list.stream().filter(one -> one.url().equals(system.uri())).toList());
  }

  private Choice choose(CodeSystem system, LocalDate day, List<OfferedCodeSystem> offers) {
    Optional<OfferedCodeSystem> dated =
        offers.stream()
            .filter(offer -> days(system, offer).filter(days -> days.cover(day)).isPresent())
            .max(Comparator.comparing(offer -> days(system, offer).orElseThrow().from()));
    if (dated.isPresent()) {
      return ask(system, dated);
    }
    Optional<OfferedCodeSystem> undated =
        offers.stream().filter(offer -> days(system, offer).isEmpty()).findFirst();
    boolean current = EditionDays.current(system, LocalDate.now(clock)).cover(day);
    boolean onlyOthers = undated.isEmpty() && !offers.isEmpty();
    return current && !onlyOthers ? ask(system, undated) : new None();
  }

  private static Optional<EditionDays> days(CodeSystem system, OfferedCodeSystem offer) {
    return offer.version().flatMap(version -> EditionDays.of(system, version));
  }

  private static Choice ask(CodeSystem system, Optional<OfferedCodeSystem> offer) {
    return new Ask(
        new ServerEdition(
            system,
            offer.flatMap(OfferedCodeSystem::version),
            offer.filter(one -> one.content().equals("complete")).isPresent()));
  }
}
