package org.rimborso.launch.front;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS with a certificate of our own: versions 1.2 and 1.3, forward secrecy and authenticated
 * ciphers only. A certificate that was renewed on disk is taken up without a restart; one that
 * cannot be used leaves the old one in place.
 */
public final class Tls {
  private static final Logger LOG = LoggerFactory.getLogger(Tls.class);
  private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

  /** Regular expressions: all of TLS 1.3, and of TLS 1.2 what RFC 9325 recommends. */
  private static final String[] CIPHERS = {
    "TLS_AES_.*",
    "TLS_CHACHA20_.*",
    "TLS_ECDHE_(RSA|ECDSA)_WITH_AES_(128|256)_GCM_.*",
    "TLS_ECDHE_(RSA|ECDSA)_WITH_CHACHA20_.*"
  };

  private final TlsSettings settings;
  private final SslContextFactory.Server context = new SslContextFactory.Server();
  private String stamp;

  /**
   * @throws BadCertificate if there is nothing to begin with
   */
  public Tls(TlsSettings settings) throws BadCertificate {
    this.settings = settings;
    this.stamp = stamp(settings);
    take(context, ServerCertificate.load(settings));
    context.setIncludeProtocols(VERSIONS);
    context.setExcludeProtocols();
    context.setIncludeCipherSuites(CIPHERS);
    context.setRenegotiationAllowed(false);
  }

  private static void take(SslContextFactory into, ServerCertificate certificate) {
    into.setKeyStore(certificate.store());
    into.setKeyStorePassword(certificate.password());
    into.setKeyManagerPassword(certificate.password());
  }

  /** Speaks TLS, then HTTP/1.1. Which names are ours is checked elsewhere, by the Host header. */
  public SslConnectionFactory before(HttpConfiguration http) {
    SecureRequestCustomizer secure = new SecureRequestCustomizer();
    secure.setSniHostCheck(false);
    http.addCustomizer(secure);
    return new SslConnectionFactory(context, "http/1.1");
  }

  /**
   * Takes up the files if they changed since they were last looked at. To be called now and then.
   */
  public synchronized void look() {
    String now = stamp(settings);
    if (now.equals(stamp)) {
      return;
    }
    stamp = now;
    try {
      ServerCertificate renewed = ServerCertificate.load(settings);
      context.reload(into -> take(into, renewed));
      LOG.info("The certificate was renewed.");
    } catch (BadCertificate unusable) {
      LOG.error(
          "The changed certificate is not used, the old one stays: {}", unusable.getMessage());
    } catch (Exception broken) {
      LOG.error("The changed certificate is not used, the old one stays.", broken);
    }
  }

  /** Tells one state of the files from another. */
  private static String stamp(TlsSettings settings) {
    List<String> stamps = new ArrayList<>();
    for (Path file : settings.files()) {
      try {
        Path real = file.toRealPath();
        stamps.add(real + " " + Files.getLastModifiedTime(real) + " " + Files.size(real));
      } catch (IOException gone) {
        stamps.add("gone");
      }
    }
    return stamps.toString();
  }
}
