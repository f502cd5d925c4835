package org.rimborso.notes;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rimborso.chart.Reference;
import org.rimborso.ehr.Access;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.Capabilities;
import org.rimborso.ehr.CapabilityBook;
import org.rimborso.ehr.Ehr;
import org.rimborso.ehr.Ehrs;
import org.rimborso.ehr.PageSink.Following;
import org.rimborso.ehr.ReadAnswer;
import org.rimborso.ehr.SearchAnswer;
import org.rimborso.ehr.SearchUrl;
import org.rimborso.ehr.TokenSource;
import org.rimborso.ehr.WriteAnswer;
import org.rimborso.fhir.FollowUpTerms;
import org.rimborso.fhir.write.FollowUpPage;
import org.rimborso.fhir.write.FollowUpRecord;

/** The records of a configured EHR, by its FHIR API. Made anew for each delivery. */
public final class EhrRecords implements Records {
  private static final String TYPE = "ClaimResponse";
  private static final Duration TIME = Duration.ofSeconds(60);
  private static final int GONE = 410;

  private final Ehr ehr;
  private final Access access;
  private final Capabilities offered;
  private final Budget budget;

  EhrRecords(Ehr ehr, Access access, Capabilities offered, Budget budget) {
    this.ehr = ehr;
    this.access = access;
    this.offered = offered;
    this.budget = budget;
  }

  /** The records of the configured EHRs, with the tokens of launches. */
  public static Records.Source source(Ehrs ehrs, TokenSource tokens, CapabilityBook capabilities) {
    return (id, launchId) ->
        ehrs.byId(id)
            .map(
                ehr -> {
                  Budget budget = Budget.of(TIME);
                  return new EhrRecords(
                      ehr, Access.of(tokens, launchId), capabilities.of(ehr, budget), budget);
                });
  }

  @Override
  public URI base() {
    return ehr.settings().iss();
  }

  @Override
  public boolean takesFollowUps() {
    return Stream.of("create", "update", "read", "search-type")
        .allMatch(interaction -> offered.offers(TYPE, interaction).worthTrying());
  }

  @Override
  public Answer<List<FollowUpRecord>> followUps(Reference patient, Reference account) {
    List<FollowUpRecord> found = new ArrayList<>();
    SearchAnswer answer =
        ehr.client().search(access, search(patient, account), page -> take(page, found), budget);
    if (answer instanceof SearchAnswer.Complete) {
      return new Answer.Got<>(List.copyOf(found));
    }
    if (answer instanceof SearchAnswer.Refused refused) {
      return new Answer.Refused<>(refused.status());
    }
    return answer instanceof SearchAnswer.Unauthorized
        ? new Answer.NoToken<>()
        : new Answer.NotReached<>();
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
    ReadAnswer answer = ehr.client().read(access, reference, budget);
    if (answer instanceof ReadAnswer.Found found) {
      return new Answer.Got<>(found.json());
    }
    if (answer instanceof ReadAnswer.Refused refused) {
      return new Answer.Refused<>(refused.status());
    }
    if (answer instanceof ReadAnswer.Missing) {
      return new Answer.Missing<>();
    }
    return answer instanceof ReadAnswer.Unauthorized
        ? new Answer.NoToken<>()
        : new Answer.NotReached<>();
  }

  @Override
  public Answer<Put> create(Reference account, String json) {
    SearchUrl same = identified(SearchUrl.of(TYPE), account);
    return put(ehr.client().create(access, TYPE, json, Optional.of(same), budget));
  }

  @Override
  public Answer<Put> update(Reference record, Optional<String> version, String json) {
    Optional<String> tag = version.map(id -> "W/\"" + id + "\"");
    return put(ehr.client().update(access, record, json, tag, budget));
  }

  private static Answer<Put> put(WriteAnswer answer) {
    if (answer instanceof WriteAnswer.Written written) {
      boolean wrote = written.effect() != WriteAnswer.Effect.UNCHANGED;
      return new Answer.Got<>(new Put(written.reference(), wrote));
    }
    if (answer instanceof WriteAnswer.Refused refused) {
      return refused.status() == GONE
          ? new Answer.Missing<>()
          : new Answer.Refused<>(refused.status());
    }
    if (answer instanceof WriteAnswer.Conflict) {
      return new Answer.Conflict<>();
    }
    return answer instanceof WriteAnswer.Unauthorized
        ? new Answer.NoToken<>()
        : new Answer.NotReached<>();
  }
}
