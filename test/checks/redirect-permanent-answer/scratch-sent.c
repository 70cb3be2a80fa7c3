// RUN: %check_redirects %s %t --checks http-redirect-permanent-answer --std c11

// An answer that is kept in one text, of which each request fills in a part.

#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

static char moved[] = "HTTP/1.1 301 Moved Permanently\r\nContent-Length: 0\r\n"
                      "Location: XXXXXXXXXXXXXXX/\r\n\r\n";
static char *moved_to;
static char door[] = "Door: XXXXXXXX\r\n";
static char *door_name = door + 6;
static char scratch[64];
static char answer[256];

// Silent: the part is filled before the whole is sent.
void send_moved(int sock, const char *path) {
  moved_to = strchr(moved, 'X');
  strncpy(moved_to, path, 15);
  send(sock, moved, strlen(moved), 0);
}

// Silent: the text is filled before it is copied.
void send_copied(int sock, const char *path) {
  strcpy(scratch, path);
  strcat(scratch, "/");
  snprintf(answer, sizeof answer, "HTTP/1.1 301 Moved Permanently\r\nLocation: %s\r\n\r\n", scratch);
  send(sock, answer, strlen(answer), 0);
}

// What is shown to the next one is kept for that.
void send_door(int sock, const char *name) {
  const char *home = "HTTP/1.1 301 Moved Permanently\r\nLocation: /doors\r\n\r\n";
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: GET gets a 301 after the work is done: clients that keep it never ask again; 302 isn't kept [http-redirect-permanent-answer]
  // CHECK-FIXES: const char *home = "HTTP/1.1 302 Found\r\nLocation: /doors\r\n\r\n";
  fprintf(stderr, "before: %s", door);
  strncpy(door_name, name, 8);
  send(sock, home, strlen(home), 0);
}

void process(int sock, const char *request) {
  if (strncmp(request, "GET ", 4) != 0)
    return;
  if (strncmp(request + 4, "/old", 4) == 0)
    send_moved(sock, "/new");
  else if (strncmp(request + 4, "/copied", 7) == 0)
    send_copied(sock, "/new");
  else if (strncmp(request + 4, "/doors/", 7) == 0)
    send_door(sock, request + 11);
}
