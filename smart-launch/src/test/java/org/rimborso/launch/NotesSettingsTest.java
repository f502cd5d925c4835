package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.account.DenialCategory;
import org.rimborso.chart.Note;
import org.rimborso.web.view.NoteTemplate;

class NotesSettingsTest {
  @TempDir private Path folder;

  private List<NoteTemplate> read(String templates) throws IOException {
    Path file = folder.resolve("rimborso.yaml");
    Files.writeString(file, "notes: {templates: [" + templates + "]}");
    return SettingsFile.read(file, Map.of()).notes().templates();
  }

  @Test
  void templates_named_areRead() throws IOException {
    assertThat(
            read(
                "{name: A, payer: Acme, category: coding, kind: call, text: 'To {payer}.',"
                    + " followUpDays: 14}, {name: B, carc: CO-16, kind: letter, text: b}"))
        .containsExactly(
            new NoteTemplate(
                "A",
                Optional.of("Acme"),
                Optional.of(DenialCategory.CODING),
                Optional.empty(),
                Note.Kind.CALL,
                "To {payer}.",
                OptionalInt.of(14)),
            new NoteTemplate(
                "B",
                Optional.empty(),
                Optional.empty(),
                Optional.of("CO-16"),
                Note.Kind.LETTER,
                "b",
                OptionalInt.empty()));
    assertThat(read("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{kind: call, text: x}; [0].name",
        "{name: '', kind: call, text: x}; [0].name",
        "{name: A, text: x}; [0].kind",
        "{name: A, kind: shout, text: x}; [0].kind",
        "{name: A, kind: call}; [0].text",
        "{name: A, kind: call, text: ' '}; [0].text",
        "{name: A, kind: call, text: 'To {patient}.'}; [0].text",
        "{name: A, kind: call, text: 'An open { brace'}; [0].text",
        "{name: A, kind: call, text: x, category: odd}; [0].category",
        "{name: A, kind: call, text: x, carc: many}; [0].carc",
        "{name: A, kind: call, text: x, category: coding, carc: 16}; [0].carc",
        "{name: A, kind: call, text: x, followUpDays: -1}; [0].followUpDays",
        "{name: A, kind: call, text: x, followUpDays: soon}; [0].followUpDays",
        "{name: A, kind: call, text: x, day: 1}; [0].day",
        "{name: A, kind: call, text: x}, {name: A, kind: call, text: y}; [1].name"
      })
  void templates_wrong_areRefusedWithTheirPath(String templates, String path) {
    assertThatThrownBy(() -> read(templates))
        .isInstanceOf(SettingsError.class)
        .hasMessageContaining("notes.templates" + path);
  }
}
