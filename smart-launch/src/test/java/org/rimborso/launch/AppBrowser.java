package org.rimborso.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rimborso.smart.Query;

/** A browser without script before {@link RunningApp}: its cookies, and every answer it saw. */
final class AppBrowser {
  /** Longer than any page may take, however busy this machine is. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** Asks no proxy, so that its calls are not taken for the app's. */
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();

  private final String origin;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final StringBuilder seen = new StringBuilder();

  AppBrowser(String origin) {
    this.origin = origin;
  }

  /** What came back; redirects are not followed. */
  record Answer(int status, Map<String, String> headers, String body) {
    Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name.toLowerCase(java.util.Locale.ROOT)));
    }

    Optional<URI> location() {
      return header("Location").map(URI::create);
    }

    /** All of it. */
    String text() {
      return headers + "\n" + body;
    }
  }

  Answer get(String target) {
    return send(request(target));
  }

  /** Sends a form as a page of the app would. */
  Answer post(String target, String form) {
    return post(target, form, origin);
  }

  /** Sends a form as a page of {@code from} would. */
  Answer post(String target, String form, String from) {
    HttpRequest.Builder request =
        request(target)
            .header("Origin", from)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form));
    return send(from.equals(origin) ? request.header("Sec-Fetch-Site", "same-origin") : request);
  }

  private HttpRequest.Builder request(String target) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(origin + target)).timeout(LONGEST);
    return cookies.isEmpty() ? request : request.header("Cookie", cookie());
  }

  private String cookie() {
    return cookies.entrySet().stream()
        .map(one -> one.getKey() + "=" + one.getValue())
        .collect(Collectors.joining("; "));
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      answer.headers().allValues("set-cookie").forEach(this::keep);
      Map<String, String> headers = new LinkedHashMap<>();
      answer
          .headers()
          .map()
          .forEach((name, values) -> headers.put(name, String.join("\n", values)));
      Answer got = new Answer(answer.statusCode(), headers, answer.body());
      seen.append(got.text()).append('\n');
      return got;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void keep(String cookie) {
    String[] pair = cookie.split(";", 2)[0].split("=", 2);
    if (pair[1].isEmpty()) {
      cookies.remove(pair[0]);
    } else {
      cookies.put(pair[0], pair[1]);
    }
  }

  /** Everything that this browser got, headers and all. */
  String seen() {
    return seen.toString();
  }

  /** The session's cookie; empty without a session. */
  String session() {
    return cookies.getOrDefault("__Host-rimborso", "");
  }

  /** The address of a launch from an EHR. */
  static String launchFrom(URI iss) {
    return "/launch?iss=" + encoded(iss.toString()) + "&launch=canary-launch";
  }

  static String callback(String ehr, String state, String code) {
    return "/callback/" + ehr + "?state=" + state + "&code=" + code;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Goes as far as to the authorize page; empty where the launch stops before. */
  Optional<Query> tryToBegin(String target) {
    return toAuthorize(target).location().map(Query::of);
  }

  /** The answer that leads to the authorize page, if one does. */
  Answer toAuthorize(String target) {
    Answer answer = get(target);
    String next = answer.header("Location").orElse("");
    return next.startsWith("/") ? get(next) : answer;
  }

  /** Follows a launch up to the authorize request, whose parameters it gives. */
  Query begin(String target) {
    return tryToBegin(target).orElseThrow(() -> new AssertionError("no way from " + target));
  }

  /**
   * A whole launch.
   *
   * @param code what the authorize page gives for a request
   * @return the path of the first page
   */
  String launch(String ehr, URI iss, Function<Query, String> code) {
    Query asked = begin(launchFrom(iss));
    Answer answer = get(callback(ehr, asked.get("state"), code.apply(asked)));
    return answer.header("Location").orElseThrow(() -> new AssertionError("not in: " + answer));
  }

  /** Leaves by the button of a page. */
  Answer leave(String page) {
    Matcher token = Pattern.compile("name=\"token\" value=\"([^\"]+)\"").matcher(get(page).body());
    if (!token.find()) {
      throw new AssertionError("no form on " + page);
    }
    return post(page.replaceAll("^(/s/[^/]+).*", "$1/logout"), "token=" + encoded(token.group(1)));
  }
}
