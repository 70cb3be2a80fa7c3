import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.VersionInfo;

/**
 * Sends one request with one of Java's clients.
 *
 * <pre>
 *   Clients CLIENT METHOD URL FILE    FILE is the body, or empty
 *   Clients CLIENT                    prints the version
 * </pre>
 */
class Clients {
  static String version(String client) {
    switch (client) {
      case "okhttp":
        return okhttp3.internal.Version.userAgent();
      case "apache":
        return VersionInfo.loadVersionInfo(
            "org.apache.hc.client5", Clients.class.getClassLoader()).getRelease();
      default:
        return System.getProperty("java.version");
    }
  }

  static int status(String client, String method, String url, byte[] body)
      throws Exception {
    switch (client) {
      case "http-client": {
        HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
            .method(method, body == null ? BodyPublishers.noBody()
                                         : BodyPublishers.ofByteArray(body))
            .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
      }
      case "url-connection": {
        HttpURLConnection connection =
            (HttpURLConnection) new URL(url).openConnection();
        connection.setRequestMethod(method);
        if (body != null) {
          connection.setDoOutput(true);
          connection.getOutputStream().write(body);
        }
        return connection.getResponseCode();
      }
      case "okhttp": {
        okhttp3.RequestBody content =
            body == null ? null : okhttp3.RequestBody.create(null, body);
        okhttp3.Request request = new okhttp3.Request.Builder()
            .url(url).method(method, content).build();
        return new okhttp3.OkHttpClient().newCall(request).execute().code();
      }
      case "apache": {
        HttpUriRequestBase request =
            new HttpUriRequestBase(method, URI.create(url));
        if (body != null)
          request.setEntity(new ByteArrayEntity(body, ContentType.TEXT_PLAIN));
        try (CloseableHttpClient http = HttpClients.createDefault()) {
          return http.execute(request, response -> response.getCode());
        }
      }
      default:
        throw new IllegalArgumentException(client);
    }
  }

  public static void main(String[] args) throws Exception {
    if (args.length != 4) {
      System.out.println(version(args[0]));
      return;
    }
    byte[] body = args[3].isEmpty() ? null : Files.readAllBytes(Path.of(args[3]));
    System.exit(status(args[0], args[1], args[2], body) == 200 ? 0 : 1);
  }
}
