package org.rimborso.desk.fix;

import java.time.Clock;
import java.util.Optional;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.write.ProvenanceWriter;
import org.rimborso.fhir.write.ProvenanceWriter.Activity;
import org.rimborso.notes.Attribution;
import org.rimborso.notes.Provenances;
import org.rimborso.notes.Records;
import org.rimborso.smart.Launch;
import org.rimborso.store.FixRow;

/**
 * Tells an EHR who corrected its record, once, after the correction was read back. Whether it hears
 * that changes nothing for the correction.
 */
record FixAttributions(Records.Source source, FixTrail trail, Clock clock) {

  /** Tells of a correction that stands. */
  void tell(Launch launch, FixRow row) {
    source
        .provenances(launch.ehr(), launch.id())
        .filter(one -> one.barred().isEmpty())
        .ifPresent(one -> tell(launch, row, one));
  }

  /**
   * Tells of a correction of which it is not known whether it was told of: where twice would be
   * two, rather not at all.
   */
  void tellAgain(Launch launch, FixRow row) {
    source
        .provenances(launch.ehr(), launch.id())
        .filter(one -> one.barred().isEmpty() && one.areOnceOnly())
        .ifPresent(one -> tell(launch, row, one));
  }

  private void tell(Launch launch, FixRow row, Provenances provenances) {
    Optional<Reference> made = row.ending().made();
    String json =
        new ProvenanceWriter()
            .write(
                new ProvenanceWriter.Act(
                    row.id(),
                    new Note.Author(launch.user().identity(), row.by().name()),
                    made.isPresent() ? Activity.CREATE : Activity.UPDATE,
                    clock.instant()),
                made.orElse(row.about().resource()),
                made.isPresent() ? Optional.empty() : row.ending().version(),
                row.by().at());
    Records.Answer<Records.Put> answer = provenances.create(row.id(), json);
    if (answer instanceof Records.Answer.Got<Records.Put> got) {
      trail.attributed(launch, row, "", got.value().reference());
    } else {
      trail.attributed(launch, row, how(answer).name(), Optional.empty());
    }
  }

  private static Attribution how(Records.Answer<Records.Put> answer) {
    if (answer instanceof Records.Answer.NoToken) {
      return Attribution.NO_TOKEN;
    }
    return answer instanceof Records.Answer.NotReached ? Attribution.UNKNOWN : Attribution.REFUSED;
  }
}
