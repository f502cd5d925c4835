package org.rimborso.codebooks.terminology;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.rimborso.codes.CodeSystem;

/** What is asked of a terminology server, as addresses below its base. */
final class Requests {
  private static final JsonFactory JSON = new JsonFactory();
  private static final List<String> PROPERTIES =
      List.of("child", "parent", "notSelectable", "inactive", "effectiveDate", "retirementDate");

  /** The operation below the base. */
  static final String EXPAND = "ValueSet/$expand";

  private Requests() {}

  /** Which versions of a system the server has. */
  static String codeSystems(CodeSystem system) {
    return "CodeSystem?url=" + encode(system.uri()) + "&_elements=url,version,content&_count=100";
  }

  static String lookup(Question question, String spelling, ServerEdition edition) {
    StringBuilder url = new StringBuilder("CodeSystem/$lookup?system=");
    about(url, question, spelling, edition);
    PROPERTIES.forEach(property -> url.append("&property=").append(property));
    return url.toString();
  }

  static String validate(Question question, String spelling, ServerEdition edition) {
    StringBuilder url = new StringBuilder("CodeSystem/$validate-code?url=");
    about(url, question, spelling, edition);
    return url.toString();
  }

  private static void about(
      StringBuilder url, Question question, String spelling, ServerEdition edition) {
    url.append(encode(question.system().uri())).append("&code=").append(encode(spelling));
    edition.version().ifPresent(version -> url.append("&version=").append(encode(version)));
    url.append("&date=").append(question.day());
  }

  static String translate(Translation translation, String spelling) {
    return "ConceptMap/$translate?system="
        + encode(translation.from().uri())
        + "&code="
        + encode(spelling)
        + "&targetsystem="
        + encode(translation.to().uri());
  }

  /** Codes of all of a system, by the address that the value set of them has by custom. */
  static String expand(Expansions.Asked asked) {
    CodeSystem system = asked.edition().system();
    StringBuilder url =
        new StringBuilder(EXPAND + "?url=").append(encode(system.uri() + "?fhir_vs"));
    url.append("&filter=").append(encode(asked.filter()));
    url.append("&count=").append(asked.most());
    url.append("&displayLanguage=").append(encode(asked.language().toLanguageTag()));
    asked
        .edition()
        .version()
        .ifPresent(
            version -> url.append("&system-version=").append(encode(system.uri() + "|" + version)));
    return url.toString();
  }

  /** The same with the value set itself. */
  static String expandSent(Expansions.Asked asked) {
    return text(
        json -> {
          json.writeStartObject();
          json.writeStringField("resourceType", "Parameters");
          json.writeArrayFieldStart("parameter");
          json.writeStartObject();
          json.writeStringField("name", "valueSet");
          json.writeObjectFieldStart("resource");
          allOf(json, asked.edition());
          json.writeEndObject();
          json.writeEndObject();
          parameter(json, "filter", "valueString", asked.filter());
          parameter(json, "displayLanguage", "valueCode", asked.language().toLanguageTag());
          json.writeStartObject();
          json.writeStringField("name", "count");
          json.writeNumberField("valueInteger", asked.most());
          json.writeEndObject();
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void allOf(JsonGenerator json, ServerEdition edition) throws IOException {
    json.writeStringField("resourceType", "ValueSet");
    json.writeStringField("status", "active");
    json.writeObjectFieldStart("compose");
    json.writeArrayFieldStart("include");
    json.writeStartObject();
    json.writeStringField("system", edition.system().uri());
    if (edition.version().isPresent()) {
      json.writeStringField("version", edition.version().get());
    }
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void parameter(JsonGenerator json, String name, String field, String value)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("name", name);
    json.writeStringField(field, value);
    json.writeEndObject();
  }

  /** A batch that reads all of {@code urls}. */
  static String batch(List<String> urls) {
    return text(
        json -> {
          json.writeStartObject();
          json.writeStringField("resourceType", "Bundle");
          json.writeStringField("type", "batch");
          json.writeArrayFieldStart("entry");
          for (String url : urls) {
            json.writeStartObject();
            json.writeObjectFieldStart("request");
            json.writeStringField("method", "GET");
            json.writeStringField("url", url);
            json.writeEndObject();
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private interface Written {
    void to(JsonGenerator json) throws IOException;
  }

  private static String text(Written written) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      written.to(json);
    } catch (IOException cannotHappenInMemory) {
      throw new UncheckedIOException(cannotHappenInMemory);
    }
    return text.toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
