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
import org.rimborso.fhir.write.TaskContent;
import org.rimborso.fhir.write.TaskPage;
import org.rimborso.fhir.write.TaskResource;
import org.rimborso.notes.Records.Answer;
import org.rimborso.notes.Records.Put;

/** The Tasks of a configured EHR, by its FHIR API. */
record EhrTasks(EhrCalls calls, Capabilities offered) implements Tasks {
  static final String TYPE = "Task";

  @Override
  public URI base() {
    return calls.ehr().settings().iss();
  }

  @Override
  public boolean areTaken() {
    return Stream.of("create", "update", "read", "search-type")
        .allMatch(interaction -> offered.offers(TYPE, interaction).worthTrying());
  }

  /** By our identifier; all of the patient's where the EHR says that it cannot search so. */
  @Override
  public Answer<List<TaskResource>> of(TaskContent content) {
    SearchUrl ofPatient = SearchUrl.of(TYPE).referring("patient", content.patient());
    SearchUrl search = searchesIdentifiers() ? identified(ofPatient, content) : ofPatient;
    List<TaskResource> found = new ArrayList<>();
    return calls.search(search, page -> take(page, found), found);
  }

  private Following take(byte[] page, List<TaskResource> found) {
    Optional<TaskPage> read = TaskPage.of(page, base());
    if (read.isEmpty()) {
      return new Following.Unreadable();
    }
    found.addAll(read.get().tasks());
    return read.get().next().<Following>map(Following.Next::new).orElseGet(Following.Last::new);
  }

  @Override
  public Answer<byte[]> read(Reference reference) {
    return calls.read(reference);
  }

  /** With a condition where the EHR heeds it, or does not say. */
  @Override
  public Answer<Put> create(TaskContent content, String json) {
    boolean heeded =
        searchesIdentifiers()
            && offered.resource(TYPE).map(ResourceOffer::conditionalCreate).orElse(true);
    return calls.create(
        TYPE,
        json,
        heeded ? Optional.of(identified(SearchUrl.of(TYPE), content)) : Optional.empty());
  }

  @Override
  public Answer<Put> update(Reference task, Optional<String> version, String json) {
    return calls.update(task, version, json);
  }

  private boolean searchesIdentifiers() {
    return offered.searchParam(TYPE, "identifier").worthTrying();
  }

  private static SearchUrl identified(SearchUrl search, TaskContent content) {
    return search.token(
        "identifier", Optional.of(content.kind().identifierSystem()), content.identifier());
  }
}
