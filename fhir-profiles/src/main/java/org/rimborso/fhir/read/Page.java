package org.rimborso.fhir.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Limitation;

/**
 * What one document was, beside the resources that it handed over.
 *
 * @param type {@code resourceType} of the document; empty where it is no FHIR
 * @param next the URL of the next page, as the server wrote it: whoever follows it checks it
 * @param total {@code Bundle.total}
 * @param entries how many resources it held, of whatever type
 * @param issues what the server said beside them
 * @param fault why it could not be read to its end; empty: it is whole
 */
public record Page(
    Optional<String> type,
    Optional<String> next,
    OptionalLong total,
    int entries,
    List<Issue> issues,
    Optional<Fault> fault) {
  private static final Set<String> DENIED =
      Set.of("security", "login", "forbidden", "suppressed", "expired");

  public Page {
    issues = List.copyOf(issues);
  }

  /** Whether all of it was read. */
  public boolean isWhole() {
    return fault.isEmpty();
  }

  /**
   * What must be said about the resources of {@code resourceType} that this page was asked for: a
   * page that is broken, is none, or comes with a server's complaint is not all there is.
   */
  public List<Limitation> limitations(String resourceType) {
    List<Limitation> limitations = new ArrayList<>();
    fault.ifPresent(f -> limitations.add(Limitation.ofType(resourceType, Cause.UNREADABLE)));
    if (fault.isEmpty() && !type.equals(Optional.of("Bundle"))) {
      limitations.add(Limitation.ofType(resourceType, Cause.UNREADABLE));
    }
    issues.stream()
        .filter(Issue::isTrouble)
        .map(issue -> Limitation.ofType(resourceType, cause(issue)))
        .distinct()
        .forEach(limitations::add);
    return limitations;
  }

  private static Cause cause(Issue issue) {
    return DENIED.contains(issue.code().toLowerCase(Locale.ROOT))
        ? Cause.ACCESS_RESTRICTED
        : Cause.LIST_INCOMPLETE;
  }
}
