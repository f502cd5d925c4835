package org.rimborso.notes;

import java.util.Optional;
import java.util.Set;
import org.rimborso.ehr.Capabilities;
import org.rimborso.ehr.ResourceOffer;
import org.rimborso.ehr.SearchUrl;
import org.rimborso.fhir.ProvenanceTerms;
import org.rimborso.notes.Records.Answer;
import org.rimborso.notes.Records.Put;
import org.rimborso.smart.Scopes;

/**
 * The Provenances of a configured EHR, by its FHIR API.
 *
 * @param granted the scopes of the launch
 */
record EhrProvenances(EhrCalls calls, Capabilities offered, Set<String> granted)
    implements Provenances {
  private static final String TYPE = "Provenance";

  @Override
  public Optional<Attribution> barred() {
    if (!Scopes.permit(granted, TYPE, Scopes.Action.CREATE)) {
      return Optional.of(Attribution.NOT_GRANTED);
    }
    return offered.offers(TYPE, "create").worthTrying()
        ? Optional.empty()
        : Optional.of(Attribution.NOT_OFFERED);
  }

  /** Only where the EHR says that it heeds a condition: one that ignores it would keep two. */
  @Override
  public boolean areOnceOnly() {
    return offered.resource(TYPE).map(ResourceOffer::conditionalCreate).orElse(false);
  }

  @Override
  public Answer<Put> create(String tag, String json) {
    return calls.create(
        TYPE,
        json,
        areOnceOnly()
            ? Optional.of(
                SearchUrl.of(TYPE).token("_tag", Optional.of(ProvenanceTerms.TAG_SYSTEM), tag))
            : Optional.empty());
  }
}
