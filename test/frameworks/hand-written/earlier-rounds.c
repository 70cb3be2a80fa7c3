// RUN: %check_redirects %s %t --std gnu11 --checks 'http-redirect-permanent-answer'

// What is done in a server's loop may have been done for an earlier request: a
// moved page is no answer to that. What the function does that redirects is done
// for this one.

#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

extern const char *movedTo;
static int sessions[64];

static void answerMoved(int client) {
  dprintf(client, "HTTP/1.1 301 Moved Permanently\r\nLocation: %s\r\n\r\n",
          movedTo);
}

static void runScript(int client) {
  if (fork() == 0)
    _exit(1);
  dprintf(client, "HTTP/1.1 200 OK\r\n\r\n");
}

static void endSession(int client, int number) {
  sessions[number & 63] = 0;
  dprintf(client, "HTTP/1.1 301 Moved Permanently\r\nLocation: /bye\r\n\r\n");
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: GET and HEAD get a 301 after the work is done
  // CHECK-FIXES: dprintf(client, "HTTP/1.1 303 See Other\r\nLocation: /bye\r\n\r\n");
}

static void serveOne(int client) {
  char request[4096] = {0}, method[16], path[1024];
  recv(client, request, sizeof request - 1, 0);
  sscanf(request, "%15s %1023s", method, path);
  if (strcmp(path, "/script") == 0)
    runScript(client);
  else if (strcmp(path, "/logout") == 0)
    endSession(client, client);
  else if (strcmp(path, "/old") == 0)
    answerMoved(client);
}

void serve(int listening) {
  for (;;) {
    int client = accept(listening, NULL, NULL);
    serveOne(client);
    sessions[client & 63] = 1;
    close(client);
  }
}
