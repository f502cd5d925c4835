package org.rimborso.notes;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.rimborso.chart.Reference;
import org.rimborso.ehr.NotesTarget;
import org.rimborso.fhir.write.NoteResource;
import org.rimborso.notes.Records.Answer;
import org.rimborso.notes.Records.Put;

/** An EHR in memory that takes notes as resources of their own. Its truth can be asked. */
final class FakeSingleNotes implements SingleNotes, Records.Source {
  boolean taken = true;
  boolean token = true;
  boolean namesWhatItMade = true;
  boolean searchLags;
  int lostResponses;
  int refusesWrites;
  boolean changeable = true;
  int conflicts;
  int asked;
  UnaryOperator<String> keeps = json -> json;
  private final NotesTarget target;

  /** Where the site wants its notes by now. */
  NotesTarget moved;

  /** Where the site wants its letters. */
  NotesTarget letters = NotesTarget.STORE;

  Optional<Provenances> provenances = Optional.empty();

  /** Is run before and after what each call does. */
  Runnable step = () -> {};

  private final Map<Reference, String> held = new LinkedHashMap<>();

  FakeSingleNotes(NotesTarget target) {
    this.target = target;
    this.moved = target;
  }

  /** Changes a stored resource as another app would. */
  void change(UnaryOperator<String> how) {
    held.replaceAll((reference, json) -> how.apply(json));
  }

  void drop() {
    held.clear();
  }

  List<String> held() {
    return List.copyOf(held.values());
  }

  @Override
  public Optional<Records> of(String ehr, String launchId) {
    throw new IllegalStateException("no follow-up records here");
  }

  @Override
  public NotesTarget target(String ehr) {
    return moved;
  }

  @Override
  public Optional<SingleNotes> singles(String ehr, String launchId, NotesTarget wanted) {
    return wanted == target || wanted == moved ? Optional.of(this) : Optional.empty();
  }

  @Override
  public NotesTarget letters(String ehr) {
    return letters;
  }

  @Override
  public Optional<Provenances> provenances(String ehr, String launchId) {
    return provenances;
  }

  @Override
  public URI base() {
    return FakeEhr.BASE;
  }

  @Override
  public String type() {
    return target.type();
  }

  @Override
  public boolean areTaken() {
    return taken;
  }

  @Override
  public Answer<List<NoteResource>> like(String id, Reference patient) {
    asked++;
    step.run();
    if (!token) {
      return new Answer.NoToken<>();
    }
    List<NoteResource> found = new ArrayList<>();
    if (!searchLags) {
      held.values().forEach(json -> NoteResource.of(bytes(json), base()).ifPresent(found::add));
    }
    return new Answer.Got<>(List.copyOf(found));
  }

  @Override
  public Answer<byte[]> read(Reference reference) {
    step.run();
    return held.containsKey(reference)
        ? new Answer.Got<>(bytes(held.get(reference)))
        : new Answer.Missing<>();
  }

  @Override
  public Answer<Put> create(String id, String json) {
    step.run();
    if (refusesWrites > 0) {
      return new Answer.Refused<>(refusesWrites);
    }
    Reference made = new Reference(type(), "m" + (held.size() + 1));
    held.put(made, keeps.apply(json.replaceFirst("\\{", "{\"id\":\"" + made.id() + "\",")));
    step.run();
    if (lostResponses > 0) {
      lostResponses--;
      return new Answer.NotReached<>();
    }
    return new Answer.Got<>(new Put(namesWhatItMade ? Optional.of(made) : Optional.empty(), true));
  }

  @Override
  public boolean mayBeChanged() {
    return changeable;
  }

  @Override
  public Answer<Put> update(Reference reference, Optional<String> version, String json) {
    step.run();
    if (conflicts > 0) {
      conflicts--;
      return new Answer.Conflict<>();
    }
    if (refusesWrites > 0) {
      return new Answer.Refused<>(refusesWrites);
    }
    held.put(reference, keeps.apply(json));
    step.run();
    return new Answer.Got<>(new Put(Optional.of(reference), true));
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
