package org.rimborso.launch.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {
  @TempDir private Path folder;
  private final Server server = new Server();
  private KeyTool tool;

  @BeforeEach
  void start() {
    tool = new KeyTool(folder);
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  private Tls serve(TlsSettings settings) throws Exception {
    Tls tls = new Tls(settings);
    HttpConfiguration http = new HttpConfiguration();
    server.addConnector(
        new ServerConnector(
            server, tls.before(http), new PunctualConnections(http, Patience.USUAL)));
    server.start();
    return tls;
  }

  /** Shakes hands as a client that trusts exactly these certificates. */
  private SSLSocket connected(Certificate trusted) throws IOException, GeneralSecurityException {
    KeyStore anchors = KeyStore.getInstance("PKCS12");
    anchors.load(null, null);
    anchors.setCertificateEntry("ca", trusted);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(anchors);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    return (SSLSocket) context.getSocketFactory().createSocket("localhost", port);
  }

  private X509Certificate shown(Certificate trusted) throws IOException, GeneralSecurityException {
    try (SSLSocket socket = connected(trusted)) {
      socket.startHandshake();
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  private static Certificate certificate(TlsSettings.Pem pem) throws BadCertificate {
    return PemFiles.certificates(pem.certificate())[0];
  }

  /** Puts the new files where the old ones were, as certificate renewers do. */
  private static void renew(TlsSettings.Pem old, TlsSettings.Pem fresh) throws IOException {
    Files.move(fresh.certificate(), old.certificate(), StandardCopyOption.REPLACE_EXISTING);
    Files.move(fresh.key(), old.key(), StandardCopyOption.REPLACE_EXISTING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC"})
  void pem_ofEitherKind_isServedByNewVersionsOnly(String algorithm) throws Exception {
    TlsSettings.Pem pem = tool.pem("one", algorithm);
    serve(pem);
    for (String version : new String[] {"TLSv1.3", "TLSv1.2"}) {
      try (SSLSocket socket = connected(certificate(pem))) {
        socket.setEnabledProtocols(new String[] {version});
        socket.startHandshake();
        assertThat(socket.getSession().getProtocol()).isEqualTo(version);
        assertThat(socket.getSession().getCipherSuite())
            .matches("TLS_(ECDHE_(RSA|ECDSA)_WITH_)?(AES_(128|256)_GCM|CHACHA20_POLY1305)_SHA.*");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TLS_RSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
        "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256"
      })
  void cipher_weak_isRefused(String cipher) throws Exception {
    TlsSettings.Pem pem = tool.pem("one", "RSA");
    serve(pem);
    try (SSLSocket socket = connected(certificate(pem))) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      socket.setEnabledCipherSuites(new String[] {cipher});
      assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
    }
  }

  @Test
  void pkcs12_withItsPassword_isServed() throws Exception {
    Path file = tool.pkcs12("store", "EC");
    Path password = folder.resolve("password");
    Files.writeString(password, KeyTool.PASSWORD + "\n");
    serve(new TlsSettings.Pkcs12(file, password));
    Certificate own = KeyTool.open(file).getCertificate("store");
    assertThat(shown(own)).isEqualTo(own);
  }

  @Test
  void certificate_renewedOnDisk_isShownWithoutARestart() throws Exception {
    TlsSettings.Pem pem = tool.pem("old", "EC");
    Tls tls = serve(pem);
    Certificate old = certificate(pem);
    assertThat(shown(old)).isEqualTo(old);
    renew(pem, tool.pem("new", "RSA"));
    tls.look();
    Certificate fresh = certificate(pem);
    assertThat(fresh).isNotEqualTo(old);
    assertThat(shown(fresh)).isEqualTo(fresh);
  }

  @Test
  void certificate_brokenOnDisk_leavesTheOldOneUntilItIsMended() throws Exception {
    TlsSettings.Pem pem = tool.pem("old", "EC");
    Tls tls = serve(pem);
    Certificate old = certificate(pem);
    Files.writeString(pem.certificate(), "half a file");
    tls.look();
    assertThat(shown(old)).isEqualTo(old);
    TlsSettings.Pem other = tool.pem("other", "EC");
    Files.move(other.certificate(), pem.certificate(), StandardCopyOption.REPLACE_EXISTING);
    tls.look();
    assertThat(shown(old)).isEqualTo(old);
    Files.move(other.key(), pem.key(), StandardCopyOption.REPLACE_EXISTING);
    tls.look();
    assertThat(shown(certificate(pem))).isEqualTo(certificate(pem)).isNotEqualTo(old);
  }

  @Test
  void start_withFilesThatDoNotFit_namesFileAndFault() throws Exception {
    TlsSettings.Pem pem = tool.pem("one", "EC");
    TlsSettings.Pem other = tool.pem("other", "RSA");
    TlsSettings.Pem expired = tool.pem("gone", "EC", "-startdate", "-10d", "-validity", "1");
    Path none = folder.resolve("none");
    Path rubbish = Files.writeString(folder.resolve("rubbish"), "rubbish");
    Path store = tool.pkcs12("store", "EC");
    refused(new TlsSettings.Pem(pem.certificate(), other.key()), "one.crt begins with", "this key");
    refused(expired, "gone.crt is in force from", "not now");
    refused(new TlsSettings.Pem(none, pem.key()), "none cannot be read");
    refused(new TlsSettings.Pem(rubbish, pem.key()), "rubbish holds no certificate");
    refused(new TlsSettings.Pem(pem.certificate(), rubbish), "rubbish holds no private key");
    refused(new TlsSettings.Pkcs12(store, rubbish), "does not hold the password of", "store.p12");
    refused(new TlsSettings.Pkcs12(rubbish, rubbish), "rubbish is no PKCS#12 file");
  }

  private static void refused(TlsSettings settings, String... words) {
    assertThatThrownBy(() -> new Tls(settings))
        .isInstanceOf(BadCertificate.class)
        .message()
        .contains(words)
        .doesNotContain(KeyTool.PASSWORD);
  }
}
