package org.rimborso.notes;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.rimborso.ehr.Access;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.CapabilityBook;
import org.rimborso.ehr.Ehr;
import org.rimborso.ehr.Ehrs;
import org.rimborso.ehr.NotesTarget;
import org.rimborso.ehr.TokenSource;
import org.rimborso.fhir.TaskKind;

/** The configured EHRs, with the tokens of launches. */
final class EhrSource implements Records.Source {
  private static final Duration TIME = Duration.ofSeconds(60);

  private final Ehrs ehrs;
  private final TokenSource tokens;
  private final CapabilityBook capabilities;
  private final Function<String, Set<String>> granted;

  EhrSource(
      Ehrs ehrs,
      TokenSource tokens,
      CapabilityBook capabilities,
      Function<String, Set<String>> granted) {
    this.ehrs = ehrs;
    this.tokens = tokens;
    this.capabilities = capabilities;
    this.granted = granted;
  }

  @Override
  public Optional<Records> of(String id, String launchId) {
    return ehrs.byId(id)
        .map(
            ehr -> {
              EhrCalls calls = calls(ehr, launchId);
              return new EhrRecords(calls, capabilities.of(ehr, calls.budget()));
            });
  }

  @Override
  public Optional<SingleNotes> singles(String id, String launchId, NotesTarget target) {
    return ehrs.byId(id)
        .map(
            ehr -> {
              EhrCalls calls = calls(ehr, launchId);
              return new EhrSingleNotes(calls, capabilities.of(ehr, calls.budget()), target.type());
            });
  }

  @Override
  public boolean wantsTasks(String id, TaskKind kind) {
    return ehrs.byId(id).filter(ehr -> ehr.settings().tasks().contains(kind)).isPresent();
  }

  @Override
  public Optional<Tasks> tasks(String id, String launchId) {
    return ehrs.byId(id)
        .map(
            ehr -> {
              EhrCalls calls = calls(ehr, launchId);
              return new EhrTasks(calls, capabilities.of(ehr, calls.budget()));
            });
  }

  @Override
  public Optional<Provenances> provenances(String id, String launchId) {
    return ehrs.byId(id)
        .map(
            ehr -> {
              EhrCalls calls = calls(ehr, launchId);
              return new EhrProvenances(
                  calls, capabilities.of(ehr, calls.budget()), granted.apply(launchId));
            });
  }

  @Override
  public NotesTarget target(String id) {
    return ehrs.byId(id)
        .flatMap(ehr -> ehr.settings().notesTarget())
        .orElse(NotesTarget.CLAIM_RESPONSE);
  }

  @Override
  public NotesTarget letters(String id) {
    return ehrs.byId(id).map(ehr -> ehr.settings().letters()).orElse(NotesTarget.STORE);
  }

  private EhrCalls calls(Ehr ehr, String launchId) {
    return new EhrCalls(ehr, Access.of(tokens, launchId), Budget.of(TIME));
  }
}
