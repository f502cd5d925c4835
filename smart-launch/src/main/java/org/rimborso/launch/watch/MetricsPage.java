package org.rimborso.launch.watch;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.rimborso.launch.front.Address;
import org.rimborso.launch.front.Proxies;

/**
 * {@code /metrics}, for those who may: the listed addresses, whoever has the token, and this
 * machine itself where the app is what browsers talk to. Who comes through a proxy needs the token,
 * for all its clients look alike. For anybody else there is no such page.
 */
public final class MetricsPage extends Handler.Wrapper {
  private static final String PATH = "/metrics";
  private static final String BEARER = "Bearer ";

  private final MetricsSettings settings;
  private final Set<InetAddress> readers;
  private final Proxies proxies;
  private final boolean direct;
  private final Supplier<String> text;

  /**
   * @param proxies whose clients need the token
   * @param direct whether browsers reach the app without a proxy
   * @param text the figures
   */
  public MetricsPage(
      Handler inner,
      MetricsSettings settings,
      Proxies proxies,
      boolean direct,
      Supplier<String> text) {
    super(inner);
    this.settings = settings;
    this.readers =
        settings.readers().stream()
            .flatMap(reader -> Address.of(reader).stream())
            .collect(Collectors.toSet());
    this.proxies = proxies;
    this.direct = direct;
    this.text = text;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!PATH.equals(request.getHttpURI().getPath()) || !"GET".equals(request.getMethod())) {
      return super.handle(request, response, callback);
    }
    if (!mayRead(request)) {
      Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
      return true;
    }
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    Content.Sink.write(response, true, text.get(), callback);
    return true;
  }

  private boolean mayRead(Request request) {
    return hasToken(request)
        || (!proxies.trusts(request) && Proxies.peer(request).filter(this::isReader).isPresent());
  }

  private boolean isReader(InetAddress peer) {
    return readers.contains(peer) || (direct && peer.isLoopbackAddress());
  }

  private boolean hasToken(Request request) {
    String given = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    return given != null
        && given.startsWith(BEARER)
        && token().filter(token -> same(token, given.substring(BEARER.length()))).isPresent();
  }

  /** Read each time, so that it can be changed without a restart. */
  private Optional<String> token() {
    return settings
        .tokenFile()
        .flatMap(
            file -> {
              try {
                return Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty());
              } catch (IOException unreadable) {
                return Optional.empty();
              }
            });
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
