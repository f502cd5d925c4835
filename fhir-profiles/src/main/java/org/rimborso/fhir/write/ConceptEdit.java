package org.rimborso.fhir.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rimborso.chart.Reference;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;

/**
 * Elements as corrections make them, out of the elements as they are written: extensions, other
 * codings and the clinician's own words stay.
 */
public final class ConceptEdit {
  private static final String NO_CONCEPT = "{\"coding\":[]}";

  private ConceptEdit() {}

  /**
   * A code to be written.
   *
   * @param code as people write it
   * @param display its official name; empty where none is known
   */
  public record Code(CodeSystem system, String code, Optional<String> display) {}

  /**
   * The concept with {@code code} in place of the coding that says {@code faulty} in the same
   * system; beside what stands there where there is no such coding.
   *
   * @param concept as JSON; empty where there is none
   * @param faulty in any spelling; where it stands without the dot, so does the new code
   */
  public static String recoded(Optional<String> concept, String faulty, Code code) {
    JsonText text = read(concept);
    for (int i = 0; i < text.size("/coding"); i++) {
      String at = "/coding/" + i;
      if (!faulty.isEmpty() && says(text, at, code.system(), faulty)) {
        return changed(text, at, spelled(text, at, code), code.display()).text();
      }
    }
    return text.with(
            "/coding/-", Optional.of(coding(code.system().uri(), code.code(), code.display())))
        .text();
  }

  private static boolean says(JsonText text, String at, CodeSystem system, String code) {
    return string(text, at + "/system").flatMap(CodeSystem::ofUri).equals(Optional.of(system))
        && string(text, at + "/code")
            .filter(one -> CodeSets.normalize(one).equals(CodeSets.normalize(code)))
            .isPresent();
  }

  private static String spelled(JsonText text, String at, Code code) {
    String before = string(text, at + "/code").orElse("");
    return before.length() > 3 && !before.contains(".")
        ? CodeSets.normalize(code.code())
        : code.code();
  }

  private static JsonText changed(JsonText text, String at, String code, Optional<String> display) {
    return text.with(at + "/code", Optional.of(Json.quoted(code)))
        .with(at + "/display", display.map(Json::quoted));
  }

  /**
   * A concept whose coding in {@code system} is this code; words beside it, which would say
   * otherwise, are left out.
   */
  public static String status(Optional<String> concept, String system, String code) {
    JsonText text = read(concept).with("/text", Optional.empty());
    for (int i = 0; i < text.size("/coding"); i++) {
      String at = "/coding/" + i;
      if (string(text, at + "/system").equals(Optional.of(system))) {
        return changed(text, at, code, Optional.empty()).text();
      }
    }
    return text.with("/coding/-", Optional.of(coding(system, code, Optional.empty()))).text();
  }

  /** The list of an encounter's diagnoses with one more. */
  public static String naming(Optional<String> diagnoses, Reference condition) {
    String one = "{\"condition\":{\"reference\":" + Json.quoted(condition.toString()) + "}}";
    return JsonText.of(diagnoses.orElse("[]")).orElseThrow().with("/-", Optional.of(one)).text();
  }

  /** Whether such a list names the Condition. */
  public static boolean names(Optional<String> diagnoses, Reference condition) {
    return !places(diagnoses, condition).isEmpty();
  }

  /** Whether both lists name the Condition once, and say the same of it. */
  public static boolean nameAlike(
      Optional<String> kept, Optional<String> wanted, Reference condition) {
    List<Integer> there = places(kept, condition);
    List<Integer> written = places(wanted, condition);
    return there.size() == 1
        && written.size() == 1
        && Elements.says(entry(kept, there.get(0)), entry(wanted, written.get(0)));
  }

  /**
   * Such a list without the first entry that names the Condition, as it was before it was named;
   * empty where no other is left, for FHIR has no empty lists.
   */
  public static Optional<String> unnaming(Optional<String> diagnoses, Reference condition) {
    List<Integer> there = places(diagnoses, condition);
    if (there.isEmpty()) {
      return diagnoses;
    }
    JsonText list = JsonText.of(diagnoses.orElseThrow()).orElseThrow();
    String rest = list.with("/" + there.get(0), Optional.empty()).text();
    return Optional.of(rest).filter(json -> !Json.tree(json).isEmpty());
  }

  private static Optional<String> entry(Optional<String> diagnoses, int index) {
    return diagnoses.flatMap(JsonText::of).flatMap(list -> list.at("/" + index));
  }

  /** Where such a list names the Condition. */
  private static List<Integer> places(Optional<String> diagnoses, Reference condition) {
    JsonNode list = diagnoses.map(Json::tree).orElse(MissingNode.getInstance());
    return IntStream.range(0, list.size())
        .filter(
            index ->
                list.path(index)
                    .path("condition")
                    .path("reference")
                    .asText()
                    .equals(condition.toString()))
        .boxed()
        .toList();
  }

  /** Text as a JSON value. */
  public static String quoted(String text) {
    return Json.quoted(text);
  }

  private static JsonText read(Optional<String> concept) {
    return JsonText.of(concept.orElse(NO_CONCEPT)).orElseThrow();
  }

  private static Optional<String> string(JsonText text, String pointer) {
    return text.at(pointer).map(Json::tree).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }

  private static String coding(String system, String code, Optional<String> display) {
    return "{\"system\":"
        + Json.quoted(system)
        + ",\"code\":"
        + Json.quoted(code)
        + display.map(name -> ",\"display\":" + Json.quoted(name)).orElse("")
        + "}";
  }
}
