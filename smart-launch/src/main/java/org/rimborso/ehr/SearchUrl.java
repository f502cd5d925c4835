package org.rimborso.ehr;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rimborso.chart.Reference;

/**
 * A FHIR search, built from parts that are checked or encoded, so that no id and no code can change
 * what is asked. Immutable.
 */
public final class SearchUrl {
  private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z]{1,63}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_:.\\-]{0,63}");
  private static final Pattern PATH =
      Pattern.compile("[A-Z][A-Za-z]{1,63}:[A-Za-z0-9_\\-*:]{1,99}");

  private final String type;
  private final List<String> parameters;

  private SearchUrl(String type, List<String> parameters) {
    this.type = type;
    this.parameters = List.copyOf(parameters);
  }

  /** All resources of {@code type}, still without a filter. */
  public static SearchUrl of(String type) {
    require(TYPE, type);
    return new SearchUrl(type, List.of());
  }

  public String type() {
    return type;
  }

  /** Those that refer to {@code target} by {@code parameter}. */
  public SearchUrl referring(String parameter, Reference target) {
    return plus(parameter, encoded(target.toString()));
  }

  /** Those that refer to one of {@code targets} by {@code parameter}. */
  public SearchUrl referringAny(String parameter, List<Reference> targets) {
    return plus(
        parameter, encoded(String.join(",", targets.stream().map(Object::toString).toList())));
  }

  /** Those with one of these ids. */
  public SearchUrl ids(List<Reference> references) {
    return plus("_id", encoded(String.join(",", references.stream().map(Reference::id).toList())));
  }

  /** Those with a code or identifier of {@code system}, or of any system when empty. */
  public SearchUrl token(String parameter, Optional<String> system, String value) {
    String token = system.map(s -> escaped(s) + "|").orElse("") + escaped(value);
    return plus(parameter, encoded(token));
  }

  /** Those whose {@code parameter} is {@code value}, such as {@code ge2026-01-01} for a date. */
  public SearchUrl with(String parameter, String value) {
    return plus(parameter, encoded(escaped(value)));
  }

  /** With what they refer to, such as {@code Claim:provider}. */
  public SearchUrl include(String path) {
    require(PATH, path);
    return plus("_include", encoded(path));
  }

  /** With what refers to them, such as {@code ClaimResponse:request}. */
  public SearchUrl revinclude(String path) {
    require(PATH, path);
    return plus("_revinclude", encoded(path));
  }

  /** With these elements only, where the EHR heeds that. */
  public SearchUrl elements(List<String> names) {
    names.forEach(name -> require(NAME, name));
    return plus("_elements", encoded(String.join(",", names)));
  }

  /** How many resources a page should hold. */
  public SearchUrl count(int resources) {
    return plus("_count", Integer.toString(resources));
  }

  /** The query, encoded, as {@code If-None-Exist} takes it too. */
  public String query() {
    return String.join("&", parameters);
  }

  /** The whole address under an EHR's FHIR base. */
  URI under(URI base) {
    String path = slashed(base) + type;
    return URI.create(parameters.isEmpty() ? path : path + "?" + query());
  }

  static String slashed(URI base) {
    String text = base.toString();
    return text.endsWith("/") ? text : text + "/";
  }

  private SearchUrl plus(String name, String encoded) {
    require(NAME, name);
    List<String> more = new ArrayList<>(parameters);
    more.add(encoded(name) + "=" + encoded);
    return new SearchUrl(type, more);
  }

  private static void require(Pattern pattern, String text) {
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException("not a search type, parameter or include path");
    }
  }

  /** FHIR's own separators inside a value are escaped by a backslash. */
  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("|", "\\|").replace(",", "\\,").replace("$", "\\$");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Without values: they may be ids of people. */
  @Override
  public String toString() {
    return "SearchUrl[" + type + ", " + parameters.size() + " parameters]";
  }
}
