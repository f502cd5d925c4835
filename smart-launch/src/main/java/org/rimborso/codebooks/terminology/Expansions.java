package org.rimborso.codebooks.terminology;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Coding;
import org.rimborso.codes.CodeSystem;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.Reply;
import org.rimborso.ehr.Reply.Received;
import org.rimborso.fhir.read.TerminologyReader;

/**
 * Codes by words, as the server finds them by {@code $expand} in all codes of a system. That value
 * set is asked for by its implicit address; a server that does not know it is sent it instead.
 * Answers are kept, failures not.
 */
final class Expansions {
  private static final long MOST_KEPT = 2_000;

  private final Line line;
  private final Cache<Asked, List<Coding>> kept;
  private final Set<CodeSystem> withoutAddress = ConcurrentHashMap.newKeySet();

  Expansions(Line line, TerminologySettings settings) {
    this.line = line;
    this.kept =
        Caffeine.newBuilder().expireAfterWrite(settings.kept()).maximumSize(MOST_KEPT).build();
  }

  /**
   * What is asked.
   *
   * @param filter words or beginnings of words
   */
  record Asked(ServerEdition edition, String filter, Locale language, int most) {}

  /** The codes, or why there are none. */
  record Heard(List<Coding> codes, Optional<Cause> trouble) {
    Heard {
      codes = List.copyOf(codes);
    }

    static Heard nothing(Cause cause) {
      return new Heard(List.of(), Optional.of(cause));
    }
  }

  Heard find(Asked asked, Budget budget) {
    List<Coding> known = kept.getIfPresent(asked);
    if (known != null) {
      return new Heard(known, Optional.empty());
    }
    Heard heard = heard(asked, reply(asked, budget));
    if (heard.trouble().isEmpty()) {
      kept.put(asked, heard.codes());
    }
    return heard;
  }

  private Reply reply(Asked asked, Budget budget) {
    CodeSystem system = asked.edition().system();
    if (!withoutAddress.contains(system)) {
      Reply reply = line.read(Requests.expand(asked), budget);
      boolean refused =
          reply instanceof Received received
              && received.status() >= 400
              && Line.closed(reply).isEmpty();
      if (!refused) {
        return reply;
      }
      withoutAddress.add(system);
    }
    return line.post(Requests.EXPAND, Requests.expandSent(asked), budget);
  }

  private static Heard heard(Asked asked, Reply reply) {
    Optional<Cause> closed = Line.closed(reply);
    if (closed.isPresent() || !(reply instanceof Received received)) {
      return Heard.nothing(closed.orElse(Cause.NOT_REACHED));
    }
    if (received.status() >= 400) {
      return Heard.nothing(Cause.RESOURCE_NOT_OFFERED);
    }
    String uri = asked.edition().system().uri();
    return (received.saysJson()
            ? TerminologyReader.expansion(received.body())
            : Optional.<List<Coding>>empty())
        .map(all -> all.stream().filter(one -> one.uri().equals(uri)).limit(asked.most()).toList())
        .map(codes -> new Heard(codes, Optional.empty()))
        .orElseGet(() -> Heard.nothing(Cause.UNREADABLE));
  }
}
