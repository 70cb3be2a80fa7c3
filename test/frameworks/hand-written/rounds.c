// RUN: %check_redirects %s %t --std gnu11 --checks 'http-redirect-*'

// A server that never returns: each round of its loop answers a request. And
// what reads the request line for it into what it is given.

#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void take(const char *request, char *method, char *path, size_t size) {
  const char *end = strstr(request, "\r\n");
  path[0] = 0;
  if (end) {
    char line[2048] = {0};
    size_t length = (size_t)(end - request);
    if (length >= sizeof line)
      length = sizeof line - 1;
    memcpy(line, request, length);
    sscanf(line, "%15s %1023s", method, path);
  }
}

void serve(int listening) {
  while (1) {
    char request[4096] = {0}, method[16], path[1024], answer[2048];
    int client = accept(listening, NULL, NULL);
    if (client < 0)
      continue;
    recv(client, request, sizeof request - 1, 0);
    sscanf(request, "%15s %1023s", method, path);
    snprintf(answer, sizeof answer,
             "HTTP/1.1 301 Moved Permanently\r\n"
             // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: POST, PUT, PATCH and DELETE get a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
             // CHECK-FIXES: "HTTP/1.1 308 Permanent Redirect\r\n"
             "Location: https://b.example%s\r\n\r\n",
             path);
    send(client, answer, strlen(answer), 0);
    close(client);
  }
  close(listening);
}

void serveByHelper(int listening) {
  for (;;) {
    char request[4096] = {0}, method[16], path[1024], answer[2048];
    int client = accept(listening, NULL, NULL);
    recv(client, request, sizeof request - 1, 0);
    take(request, method, path, sizeof path);
    if (path[0] == 0)
      strcpy(path, "/");
    snprintf(answer, sizeof answer,
             "HTTP/1.1 301 Moved Permanently\r\n"
             // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: POST, PUT, PATCH and DELETE get a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
             // CHECK-FIXES: "HTTP/1.1 308 Permanent Redirect\r\n"
             "Location: https://b.example%s\r\n\r\n",
             path);
    send(client, answer, strlen(answer), 0);
    close(client);
  }
}

// The same where only GET gets so far.
void serveReaders(int listening) {
  for (;;) {
    char request[4096] = {0}, method[16], path[1024], answer[2048];
    int client = accept(listening, NULL, NULL);
    recv(client, request, sizeof request - 1, 0);
    take(request, method, path, sizeof path);
    if (strcmp(method, "GET") == 0) {
      snprintf(answer, sizeof answer,
               "HTTP/1.1 301 Moved Permanently\r\n"
               "Location: https://b.example%s\r\n\r\n",
               path);
      send(client, answer, strlen(answer), 0);
    }
    close(client);
  }
}
