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

  /** A batch that reads all of {@code urls}. */
  static String batch(List<String> urls) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
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
    } catch (IOException cannotHappenInMemory) {
      throw new UncheckedIOException(cannotHappenInMemory);
    }
    return text.toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
