package org.rimborso.codebooks.terminology;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeRelations;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.codes.TabularNotes;

/** The loaded sets, and where they say nothing what the terminology server said. */
final class AnsweredCodeSets implements CodeSets {
  private final CodeSets loaded;
  private final Answers answers;

  AnsweredCodeSets(CodeSets loaded, Answers answers) {
    this.loaded = loaded;
    this.answers = answers;
  }

  @Override
  public CodeAnswer ask(CodeSystem system, String code, LocalDate day) {
    CodeAnswer answer = loaded.ask(system, code, day);
    return answer instanceof CodeAnswer.NotLoaded
        ? answers.to(new Question(system, code, day)).orElse(answer)
        : answer;
  }

  @Override
  public List<String> billableBelow(CodeSystem system, String code, LocalDate day) {
    List<String> below = loaded.billableBelow(system, code, day);
    return below.isEmpty() ? answers.billableBelow(new Question(system, code, day)) : below;
  }

  @Override
  public Optional<String> name(CodeSystem system, String code, Locale language) {
    return loaded.name(system, code, language).or(() -> answers.name(system, code));
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
    return loaded
        .translations(from, code, to)
        .or(() -> answers.to(new Translation(from, code, to)));
  }

  @Override
  public CodeRelations companion(String list) {
    return loaded.companion(list);
  }
}
