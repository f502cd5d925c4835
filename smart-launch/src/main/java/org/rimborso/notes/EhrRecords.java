package org.rimborso.notes;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.rimborso.chart.Reference;
import org.rimborso.ehr.Capabilities;
import org.rimborso.ehr.CapabilityBook;
import org.rimborso.ehr.Ehrs;
import org.rimborso.ehr.PageSink.Following;
import org.rimborso.ehr.SearchUrl;
import org.rimborso.ehr.TokenSource;
import org.rimborso.fhir.FollowUpTerms;
import org.rimborso.fhir.write.FollowUpPage;
import org.rimborso.fhir.write.FollowUpRecord;

/** The records of a configured EHR, by its FHIR API. Made anew for each delivery. */
public final class EhrRecords implements Records {
  private static final String TYPE = "ClaimResponse";

  private final EhrCalls calls;
  private final Capabilities offered;

  EhrRecords(EhrCalls calls, Capabilities offered) {
    this.calls = calls;
    this.offered = offered;
  }

  /**
   * The records of the configured EHRs, with the tokens of launches.
   *
   * @param granted the scopes of a launch by its id; none of one that ended
   */
  public static Records.Source source(
      Ehrs ehrs,
      TokenSource tokens,
      CapabilityBook capabilities,
      Function<String, Set<String>> granted) {
    return new EhrSource(ehrs, tokens, capabilities, granted);
  }

  @Override
  public URI base() {
    return calls.ehr().settings().iss();
  }

  @Override
  public boolean takesFollowUps() {
    return Stream.of("create", "update", "read", "search-type")
        .allMatch(interaction -> offered.offers(TYPE, interaction).worthTrying());
  }

  @Override
  public Answer<List<FollowUpRecord>> followUps(Reference patient, Reference account) {
    List<FollowUpRecord> found = new ArrayList<>();
    return calls.search(search(patient, account), page -> take(page, found), found);
  }

  private Following take(byte[] page, List<FollowUpRecord> found) {
    Optional<FollowUpPage> read = FollowUpPage.of(page, base());
    if (read.isEmpty()) {
      return new Following.Unreadable();
    }
    found.addAll(read.get().records());
    return read.get().next().<Following>map(Following.Next::new).orElseGet(Following.Last::new);
  }

  /** By our identifier; by the claim where the EHR says that it cannot search identifiers. */
  private SearchUrl search(Reference patient, Reference account) {
    SearchUrl ofPatient = SearchUrl.of(TYPE).referring("patient", patient);
    boolean byRequest =
        account.type().equals("Claim")
            && !offered.searchParam(TYPE, "identifier").worthTrying()
            && offered.searchParam(TYPE, "request").worthTrying();
    return byRequest ? ofPatient.referring("request", account) : identified(ofPatient, account);
  }

  private static SearchUrl identified(SearchUrl search, Reference account) {
    return search.token(
        "identifier", Optional.of(FollowUpTerms.IDENTIFIER_SYSTEM), account.toString());
  }

  @Override
  public Answer<byte[]> read(Reference reference) {
    return calls.read(reference);
  }

  @Override
  public Answer<Put> create(Reference account, String json) {
    return calls.create(TYPE, json, Optional.of(identified(SearchUrl.of(TYPE), account)));
  }

  @Override
  public Answer<Put> update(Reference record, Optional<String> version, String json) {
    return calls.update(record, version, json);
  }
}
