package org.rimborso.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Reference;
import org.rimborso.notes.Records.Answer;
import org.rimborso.notes.Records.Put;

/** The Provenances that an EHR in memory holds. Its truth can be asked. */
final class FakeProvenances implements Provenances {
  Optional<Attribution> barred = Optional.empty();
  boolean heedsConditions = true;
  boolean findsAnything;
  boolean token = true;
  int refuses;
  int lostResponses;
  int asked;
  private final FakeEhr ehr;
  private final List<String> held = new ArrayList<>();

  FakeProvenances(FakeEhr ehr) {
    this.ehr = ehr;
  }

  List<String> held() {
    return List.copyOf(held);
  }

  /** How many there are of a note. */
  long of(String noteId) {
    return held.stream().filter(json -> json.contains("\"code\":\"" + noteId + "\"")).count();
  }

  @Override
  public Optional<Attribution> barred() {
    return barred;
  }

  @Override
  public boolean areOnceOnly() {
    return heedsConditions;
  }

  @Override
  public Answer<Put> create(String tag, String json) {
    asked++;
    ehr.step();
    if (!token) {
      return new Answer.NoToken<>();
    }
    if (refuses > 0) {
      return new Answer.Refused<>(refuses);
    }
    boolean there = heedsConditions && (findsAnything || of(tag) > 0);
    if (!there) {
      held.add(json);
    }
    ehr.step();
    if (lostResponses > 0) {
      lostResponses--;
      return new Answer.NotReached<>();
    }
    Reference made = new Reference("Provenance", "v" + held.size());
    return new Answer.Got<>(new Put(Optional.of(made), !there));
  }
}
