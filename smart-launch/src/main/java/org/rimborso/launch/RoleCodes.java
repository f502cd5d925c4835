package org.rimborso.launch;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Provider;
import org.rimborso.chart.Reference;
import org.rimborso.ehr.Access;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.Ehr;
import org.rimborso.ehr.PageSink.Following;
import org.rimborso.ehr.SearchAnswer;
import org.rimborso.ehr.SearchUrl;
import org.rimborso.ehr.TokenSource;
import org.rimborso.fhir.read.BundleReader;
import org.rimborso.fhir.read.Item;
import org.rimborso.fhir.read.Page;
import org.rimborso.fhir.read.ReadOptions;
import org.rimborso.fhir.read.References;

/**
 * The codes of a practitioner's PractitionerRoles, as the EHR tells them to the user's own token.
 * An EHR that does not answer tells none, and nobody gets a role by that.
 */
final class RoleCodes implements Function<Reference, Set<String>> {
  private static final Duration TIME = Duration.ofSeconds(10);

  private final Ehr ehr;
  private final Access access;
  private final BundleReader reader;
  private boolean silent;

  RoleCodes(Ehr ehr, TokenSource tokens, String launchId) {
    this.ehr = ehr;
    this.access = Access.of(tokens, launchId);
    this.reader =
        new BundleReader(
            new ReadOptions(
                Optional.of(ehr.settings().zone()), References.ofServer(ehr.settings().iss())));
  }

  @Override
  public Set<String> apply(Reference practitioner) {
    Set<String> codes = new HashSet<>();
    SearchUrl search =
        practitioner.type().equals("PractitionerRole")
            ? SearchUrl.of("PractitionerRole").ids(java.util.List.of(practitioner))
            : SearchUrl.of("PractitionerRole").referring("practitioner", practitioner);
    SearchAnswer answer =
        ehr.client()
            .search(access, search, page -> take(page, practitioner, codes), Budget.of(TIME));
    silent = answer instanceof SearchAnswer.NotReached;
    return codes;
  }

  /** Whether the EHR was asked and did not answer: then nothing is known about roles. */
  boolean isSilent() {
    return silent;
  }

  private Following take(byte[] json, Reference practitioner, Set<String> codes) {
    Page page = reader.read(json, item -> collect(item, practitioner, codes));
    return page.isWhole()
        ? page.next().<Following>map(Following.Next::new).orElseGet(Following.Last::new)
        : new Following.Unreadable();
  }

  /** A server may ignore the filter: only a role of this very person counts. */
  private static void collect(Item item, Reference practitioner, Set<String> codes) {
    if (item.resource().orElse(null) instanceof Provider provider
        && (provider.reference().equals(practitioner)
            || provider.member().contains(practitioner))) {
      for (Coding coding : provider.roles()) {
        codes.add(coding.code());
        codes.add(coding.uri() + "|" + coding.code());
      }
    }
  }
}
