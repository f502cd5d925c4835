package org.rimborso.notes;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rimborso.chart.Reference;
import org.rimborso.ehr.Capabilities;
import org.rimborso.ehr.PageSink.Following;
import org.rimborso.ehr.ResourceOffer;
import org.rimborso.ehr.SearchUrl;
import org.rimborso.fhir.NoteTerms;
import org.rimborso.fhir.write.NotePage;
import org.rimborso.fhir.write.NoteResource;
import org.rimborso.notes.Records.Answer;
import org.rimborso.notes.Records.Put;

/** Notes that are resources of their own at a configured EHR, by its FHIR API. */
record EhrSingleNotes(EhrCalls calls, Capabilities offered, String type) implements SingleNotes {

  @Override
  public URI base() {
    return calls.ehr().settings().iss();
  }

  @Override
  public boolean areTaken() {
    return isOffered("create", "read", "search-type");
  }

  @Override
  public boolean mayBeChanged() {
    return isOffered("read", "update");
  }

  private boolean isOffered(String... interactions) {
    return Stream.of(interactions)
        .allMatch(interaction -> offered.offers(type, interaction).worthTrying());
  }

  /** By our identifier; all of the patient's where the EHR says that it cannot search so. */
  @Override
  public Answer<List<NoteResource>> like(String id, Reference patient) {
    SearchUrl ofPatient = SearchUrl.of(type).referring("patient", patient);
    SearchUrl search = searchesIdentifiers() ? identified(ofPatient, id) : ofPatient;
    List<NoteResource> found = new ArrayList<>();
    return calls.search(search, page -> take(page, found), found);
  }

  private Following take(byte[] page, List<NoteResource> found) {
    Optional<NotePage> read = NotePage.of(page, base());
    if (read.isEmpty()) {
      return new Following.Unreadable();
    }
    found.addAll(read.get().notes());
    return read.get().next().<Following>map(Following.Next::new).orElseGet(Following.Last::new);
  }

  @Override
  public Answer<byte[]> read(Reference reference) {
    return calls.read(reference);
  }

  /** With a condition where the EHR heeds it, or does not say. */
  @Override
  public Answer<Put> create(String id, String json) {
    boolean heeded =
        searchesIdentifiers()
            && offered.resource(type).map(ResourceOffer::conditionalCreate).orElse(true);
    return calls.create(
        type, json, heeded ? Optional.of(identified(SearchUrl.of(type), id)) : Optional.empty());
  }

  @Override
  public Answer<Put> update(Reference reference, Optional<String> version, String json) {
    return calls.update(reference, version, json);
  }

  private boolean searchesIdentifiers() {
    return offered.searchParam(type, "identifier").worthTrying();
  }

  private static SearchUrl identified(SearchUrl search, String id) {
    return search.token("identifier", Optional.of(NoteTerms.IDENTIFIER_SYSTEM), id);
  }
}
