package org.rimborso.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Enumeration;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rimborso.account.DenialCategory;
import org.rimborso.account.State;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Note;

/** Both languages say the same things, and everything that pages say is in them. */
class BundlesTest {
  private static final ResourceBundle ENGLISH = bundle(Locale.ROOT);
  private static final ResourceBundle ITALIAN = bundle(Locale.ITALIAN);
  private static final Pattern SAID =
      Pattern.compile("(?:words|other\\(\\))\\.say\\(\\s*\"([a-z0-9.-]+)\"");

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle(
        "org.rimborso.web.messages",
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  @Test
  void bundles_bothLanguages_haveTheSameKeys() {
    assertThat(ITALIAN.keySet()).isEqualTo(ENGLISH.keySet());
    assertThat(ENGLISH.keySet()).hasSizeGreaterThan(300);
  }

  @Test
  void bundles_everyPattern_takesTheSameArguments() {
    for (Enumeration<String> keys = ENGLISH.getKeys(); keys.hasMoreElements(); ) {
      String key = keys.nextElement();
      assertThat(arguments(ITALIAN.getString(key)))
          .as(key)
          .isEqualTo(arguments(ENGLISH.getString(key)));
    }
  }

  private static Set<String> arguments(String pattern) {
    new MessageFormat(pattern, Locale.ROOT);
    Set<String> found = new TreeSet<>();
    Matcher matcher = Pattern.compile("\\{(\\d)").matcher(pattern);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  @Test
  void bundles_everySentenceSaid_isInThem() throws IOException {
    Set<String> said = new TreeSet<>();
    for (String root : new String[] {"src/main/jte", "src/main/java/org/rimborso/web"}) {
      try (Stream<Path> files = Files.walk(Path.of(root))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Matcher matcher = SAID.matcher(Files.readString(file));
          while (matcher.find()) {
            said.add(matcher.group(1));
          }
        }
      }
    }
    said.removeIf(key -> key.endsWith("."));
    assertThat(said).hasSizeGreaterThan(120);
    assertThat(ENGLISH.keySet()).containsAll(said);
  }

  @ParameterizedTest
  @EnumSource(Cause.class)
  void say_everyCause_hasAReason(Cause cause) {
    assertThat(Words.ITALIAN.say("cause." + cause.code(), "le visite", "X")).isNotBlank();
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void say_everyState_hasAWord(State state) {
    assertThat(Words.ENGLISH.say("state." + state.code())).isNotBlank();
  }

  @ParameterizedTest
  @EnumSource(DenialCategory.class)
  void say_everyKindOfDenial_hasAWord(DenialCategory category) {
    assertThat(Words.ENGLISH.find("denial." + category.code())).isPresent();
  }

  @ParameterizedTest
  @EnumSource(Note.Kind.class)
  void say_everyKindOfNote_hasAWord(Note.Kind kind) {
    assertThat(Words.ENGLISH.find("note-kind." + kind.code())).isPresent();
  }

  @ParameterizedTest
  @EnumSource(Trouble.Kind.class)
  void say_everyTrouble_saysWhatHappenedAndWhatToDo(Trouble.Kind kind) {
    for (String part : new String[] {".title", ".what", ".do"}) {
      assertThat(Words.ITALIAN.find("trouble." + kind.code() + part)).as(part).isPresent();
    }
  }
}
