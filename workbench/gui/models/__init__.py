"""What lists show: rows for Qt's views, over plain values or windows on them."""
