package org.rimborso.launch.front;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Makes certificates in a folder with the JDK's own tool. */
record KeyTool(Path folder) {
  static final String PASSWORD = "for-tests-only";

  /** A self-signed certificate for localhost, its own authority, as {@code name.p12}. */
  Path pkcs12(String name, String algorithm, String... more) throws IOException {
    Path file = folder.resolve(name + ".p12");
    Files.deleteIfExists(file);
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                algorithm,
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD));
    command.addAll(List.of(more));
    Process made = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (made.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stopped);
    }
    return file;
  }

  /** The same as two PEM files. */
  TlsSettings.Pem pem(String name, String algorithm, String... more)
      throws IOException, GeneralSecurityException {
    KeyStore store = open(pkcs12(name, algorithm, more));
    TlsSettings.Pem pem =
        new TlsSettings.Pem(folder.resolve(name + ".crt"), folder.resolve(name + ".key"));
    write(pem.certificate(), "CERTIFICATE", store.getCertificate(name).getEncoded());
    write(pem.key(), "PRIVATE KEY", store.getKey(name, PASSWORD.toCharArray()).getEncoded());
    return pem;
  }

  static KeyStore open(Path pkcs12) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(pkcs12)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  private static void write(Path file, String what, byte[] bytes) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    Files.writeString(
        file, "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
  }
}
