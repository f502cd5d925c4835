package org.rimborso.notes;

import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.ProvenanceTerms;
import org.rimborso.fhir.write.ProvenanceWriter;
import org.rimborso.notes.Records.Answer;
import org.rimborso.notes.Records.Put;
import org.rimborso.store.NoteRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells an EHR who wrote a note, after the note was read back there and before it is put down as
 * delivered. A process that ends in between comes here again, so the EHR is told only in a way that
 * leaves one Provenance; where there is none, it stays untold. Nothing here holds a note up for
 * long, and nothing stops it.
 */
final class Attributions {
  private static final Logger LOG = LoggerFactory.getLogger(Attributions.class);
  private static final int MOST_ATTEMPTS = 5;

  private final ProvenanceWriter writer = new ProvenanceWriter();
  private final Records.Source source;
  private final Refusals refusals;
  private final NoteTrail trail;
  private final Clock clock;

  Attributions(Records.Source source, Refusals refusals, NoteTrail trail, Clock clock) {
    this.source = source;
    this.refusals = refusals;
    this.trail = trail;
    this.clock = clock;
  }

  /** Whether all is said; false where it is worth another attempt after a pause. */
  boolean settle(NoteRow row, Passage.Landed landed) {
    return source
        .provenances(row.ehr(), row.launchId())
        .map(provenances -> settle(row, landed, provenances))
        .orElse(true);
  }

  private boolean settle(NoteRow row, Passage.Landed landed, Provenances provenances) {
    Optional<Attribution> untried = untried(row, landed, provenances);
    if (untried.isPresent()) {
      return end(row, landed, untried.get(), Optional.empty());
    }
    Answer<Put> answer = provenances.create(ProvenanceTerms.tag(row.note()), json(row, landed));
    boolean again = provenances.areOnceOnly() && row.delivery().attempts() < MOST_ATTEMPTS;
    if (answer instanceof Answer.NotReached && again) {
      return false;
    }
    Attribution how = judge(answer, landed, provenances);
    if (answer instanceof Answer.Refused<Put> refused) {
      refusals.remember(refuser(row), row.owner(), OptionalInt.of(refused.status()));
    }
    return end(row, landed, how, made(answer));
  }

  private Optional<Attribution> untried(
      NoteRow row, Passage.Landed landed, Provenances provenances) {
    Optional<Attribution> barred = provenances.barred();
    if (barred.isPresent()) {
      return barred;
    }
    if (refusals.stand(refuser(row), row.owner())) {
      return Optional.of(Attribution.NOT_OFFERED);
    }
    return landed.justWritten() || provenances.areOnceOnly()
        ? Optional.empty()
        : Optional.of(Attribution.UNKNOWN);
  }

  private String json(NoteRow row, Passage.Landed landed) {
    return writer.write(
        row.note(), landed.record(), landed.version(), landed.activity(), clock.instant());
  }

  /** Where an EHR finds one of a note that was written just now, it looked for something else. */
  private static Attribution judge(
      Answer<Put> answer, Passage.Landed landed, Provenances provenances) {
    if (answer instanceof Answer.Got<Put> got) {
      return landed.justWritten() && !got.value().wrote() ? Attribution.UNKNOWN : Attribution.SAID;
    }
    if (answer instanceof Answer.NotReached) {
      return provenances.areOnceOnly() ? Attribution.NOT_REACHED : Attribution.UNKNOWN;
    }
    if (answer instanceof Answer.NoToken) {
      return Attribution.NO_TOKEN;
    }
    return answer instanceof Answer.Conflict ? Attribution.UNKNOWN : Attribution.REFUSED;
  }

  private static Optional<Reference> made(Answer<Put> answer) {
    return answer instanceof Answer.Got<Put> got ? got.value().reference() : Optional.empty();
  }

  private boolean end(
      NoteRow row, Passage.Landed landed, Attribution how, Optional<Reference> provenance) {
    if (how != Attribution.SAID) {
      LOG.info("EHR {} is not told who wrote note {}: {}", row.ehr(), row.note().id(), how);
    }
    if (how.wasTried()) {
      trail.attributed(row, landed.record(), how, provenance);
    }
    return true;
  }

  private static String refuser(NoteRow row) {
    return row.ehr() + " Provenance";
  }
}
