// RUN: %check_redirects %s %t --std gnu11 --checks 'http-redirect-*'

// Small devices look at the first letter of what they have received.

#include <string.h>
#include <unistd.h>

void keep(const char *text);

void served(int fd) {
  char line[1000];
  if (read(fd, line, sizeof line) <= 0)
    return;
  if (line[0] == 'P') {
    keep(line);
    write(fd, "HTTP/1.0 302 Found\r\nLocation: /\r\n\r\n", 35);
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: POST, PUT and PATCH get a 302{{.*}}; 303 always means GET
    // CHECK-FIXES: write(fd, "HTTP/1.0 303 See Other\r\nLocation: /\r\n\r\n", 39);
  } else if (line[0] == 'G') {
    write(fd, "HTTP/1.0 302 Found\r\nLocation: /a\r\n\r\n", 36);
  }
}
// Another letter, or one of something else.
void others(int fd, const char *name) {
  char line[1000];
  if (read(fd, line, sizeof line) <= 0)
    return;
  if (name[0] == 'P') {
    keep(line);
    write(fd, "HTTP/1.0 302 Found\r\nLocation: /b\r\n\r\n", 36);
  }
  if (line[5] == 'P') {
    keep(line);
    write(fd, "HTTP/1.0 302 Found\r\nLocation: /c\r\n\r\n", 36);
  }
}
