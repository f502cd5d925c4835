package org.rimborso.codebooks.terminology;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeRelations;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.codes.TabularNotes;

/** The loaded sets, and a note of every question of one review that they could not answer. */
final class RecordingCodeSets implements CodeSets {
  private final CodeSets loaded;
  private final Set<CodeSystem> systems;
  private final Set<Unanswered> open = Collections.synchronizedSet(new LinkedHashSet<>());

  /**
   * @param systems of which questions are noted, and questions for codes mapped to them
   */
  RecordingCodeSets(CodeSets loaded, Set<CodeSystem> systems) {
    this.loaded = loaded;
    this.systems = Set.copyOf(systems);
  }

  /** What is open, in the order it was asked. */
  Set<Unanswered> open() {
    return new LinkedHashSet<>(open);
  }

  @Override
  public CodeAnswer ask(CodeSystem system, String code, LocalDate day) {
    CodeAnswer answer = loaded.ask(system, code, day);
    if (answer instanceof CodeAnswer.NotLoaded && systems.contains(system)) {
      open.add(new Question(system, code, day));
    }
    return answer;
  }

  @Override
  public List<String> billableBelow(CodeSystem system, String code, LocalDate day) {
    return loaded.billableBelow(system, code, day);
  }

  @Override
  public Optional<String> name(CodeSystem system, String code, Locale language) {
    return loaded.name(system, code, language);
  }

  @Override
  public List<TabularNotes.Note> notes(
      CodeSystem system, String code, TabularNotes.Kind kind, LocalDate day) {
    return loaded.notes(system, code, kind, day);
  }

  @Override
  public Optional<TabularNotes.Edition> notesEdition(CodeSystem system, LocalDate day) {
    return loaded.notesEdition(system, day);
  }

  @Override
  public Optional<List<String>> translations(CodeSystem from, String code, CodeSystem to) {
    Optional<List<String>> known = loaded.translations(from, code, to);
    if (known.isEmpty() && systems.contains(to)) {
      open.add(new Translation(from, code, to));
    }
    return known;
  }

  @Override
  public CodeRelations companion(String list) {
    return loaded.companion(list);
  }
}
